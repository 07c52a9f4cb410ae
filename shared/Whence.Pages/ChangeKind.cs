namespace Whence.Pages;

/// <summary>What became of a piece of a text.</summary>
public enum ChangeKind
{
    /// <summary>It stayed.</summary>
    Equal,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is new.</summary>
    Added,
}
