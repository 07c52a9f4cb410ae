namespace Whence.Corpus.Rulebook;

/// <summary>How the answer to a question follows from which words the note holds.</summary>
internal enum RuleFamily
{
    /// <summary>Each word has its own answer.</summary>
    Single,

    /// <summary>Both words, or the other answer.</summary>
    And,

    /// <summary>Either word, or the other answer.</summary>
    Or,

    /// <summary>The first word, unless the second cancels it.</summary>
    Cancel,

    /// <summary>Each word pulls to its own answer; where both stand, the first wins.</summary>
    Oppose,
}
