namespace Whence.Explanations.Inputs;

/// <summary>What a prompt is cut into.</summary>
public enum UnitKind
{
    /// <summary>Tokens of the model.</summary>
    Token,

    /// <summary>Words with the punctuation that touches them.</summary>
    Word,

    /// <summary>Sentences.</summary>
    Sentence,

    /// <summary>Messages of a chat.</summary>
    Message,

    /// <summary>Spans that the caller gave.</summary>
    Span,
}
