namespace Whence.Corpora.AttributionFiles;

/// <summary>The outcome of reading an <c>ATTRIBUTION.md</c>: a file that is not valid is ignored as a whole.</summary>
/// <param name="File">What it says, or null where it is ignored.</param>
/// <param name="Problem">Why it is ignored, in one sentence; null where it is not.</param>
/// <param name="Notes">What was left out or read in another way, each in one sentence.</param>
public sealed record AttributionReading(AttributionFile? File, string? Problem, IReadOnlyList<string> Notes);
