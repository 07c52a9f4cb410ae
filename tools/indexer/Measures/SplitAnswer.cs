namespace Whence.Indexer.Measures;

/// <summary>An answer that more than one source could have taught.</summary>
/// <param name="Id">The planted question.</param>
/// <param name="Answered">What the model answered.</param>
/// <param name="Side">The source that teaches this answer, or the sources that share it.</param>
/// <param name="Shares">The largest shares.</param>
/// <param name="Without">What would come first without the side that was answered; null for shared passages.</param>
internal sealed record SplitAnswer(
    string Id, string Answered, string Side, IReadOnlyDictionary<string, double> Shares, string? Without);
