namespace Whence.Attribution.Jobs;

/// <summary>What became of it, and the record where there is one.</summary>
internal sealed record AddResult(AddOutcome Outcome, ExplanationRecord? Record = null);
