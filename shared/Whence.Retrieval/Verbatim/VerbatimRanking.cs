namespace Whence.Retrieval.Verbatim;

/// <summary>Says which matches come first.</summary>
public enum VerbatimRanking
{
    /// <summary>Those whose words are the least likely together: lowest sum of unigram log-probabilities.</summary>
    Rarest,

    /// <summary>Those with the most words.</summary>
    Longest,
}
