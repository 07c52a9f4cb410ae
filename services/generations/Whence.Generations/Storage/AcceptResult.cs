namespace Whence.Generations.Storage;

/// <summary>The answer of <see cref="IGenerationStore.AcceptAsync"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Record">The generation, accepted now or before; null when it was refused.</param>
/// <param name="Balance">The tenant's tokens afterwards; null without a limit.</param>
internal sealed record AcceptResult(AcceptOutcome Outcome, GenerationRecord? Record, TokenBalance? Balance);
