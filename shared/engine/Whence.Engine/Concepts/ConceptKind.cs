namespace Whence.Engine.Concepts;

/// <summary>The two kinds of concepts.</summary>
public enum ConceptKind
{
    /// <summary>Has a label that training was told.</summary>
    Known,

    /// <summary>Was found by training and has no label of its own.</summary>
    Discovered,
}
