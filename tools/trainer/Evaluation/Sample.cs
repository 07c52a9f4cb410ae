namespace Whence.Trainer.Evaluation;

/// <summary>An answer as it came.</summary>
internal sealed record Sample(string Prompt, string Answer);
