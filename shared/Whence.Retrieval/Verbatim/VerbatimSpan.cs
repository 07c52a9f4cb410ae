namespace Whence.Retrieval.Verbatim;

/// <summary>A stretch of a text that a corpus holds word for word, and that cannot be longer.</summary>
/// <param name="StartChar">Where it begins in the text, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Words">Its words.</param>
/// <param name="LogProbability">The sum of the unigram log-probabilities of its words and marks in the corpus: the
/// lower, the rarer.</param>
/// <param name="Occurrences">How often the corpus holds it.</param>
/// <param name="Documents">How many documents hold it.</param>
/// <param name="IsCountExact">Whether all occurrences were read; otherwise both counts are lower bounds.</param>
/// <param name="Sources">How many documents of each source hold it, the most first.</param>
/// <param name="Places">Where it stands, in the order of the corpus, copies folded.</param>
public sealed record VerbatimSpan(
    int StartChar,
    int EndChar,
    int Words,
    double LogProbability,
    int Occurrences,
    int Documents,
    bool IsCountExact,
    IReadOnlyList<SourceCount> Sources,
    IReadOnlyList<VerbatimPlace> Places);
