namespace Whence.Retrieval.Storage;

/// <summary>Says what an index file holds.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Version">The version of its layout.</param>
internal sealed record IndexKind(string Name, string Version)
{
    public static readonly IndexKind Verbatim = new("whence.verbatim", "1");
    public static readonly IndexKind Lexical = new("whence.lexical", "1");
}
