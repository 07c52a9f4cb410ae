namespace Whence.Indexer.Measures;

/// <summary>An answer that more than one source could have taught.</summary>
/// <param name="Id">The planted question.</param>
/// <param name="Answered">What the model answered.</param>
/// <param name="Side">The source that teaches this answer, or the sources that share it.</param>
/// <param name="Shares">The largest shares.</param>
/// <param name="Without">What comes first at the same places without the side that was answered; null for shared
/// passages.</param>
/// <param name="Again">What is answered anew without that side; null for shared passages.</param>
internal sealed record SplitAnswer(
    string Id,
    string Answered,
    string Side,
    IReadOnlyDictionary<string, double> Shares,
    string? Without = null,
    string? Again = null);
