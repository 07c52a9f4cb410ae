namespace Whence.Text;

/// <summary>Lists the special tokens that the model family knows by name.</summary>
public static class SpecialTokenNames
{
    /// <summary>Closes a document.</summary>
    public const string Eos = "<|endoftext|>";

    /// <summary>Fills a row up to its length.</summary>
    public const string Pad = "<|pad|>";

    /// <summary>Opens a document.</summary>
    public const string Bos = "<|bos|>";

    /// <summary>Closes a chunk, the unit that carries concepts.</summary>
    public const string EndOfChunk = "<|endofchunk|>";

    /// <summary>Stands for a token that is not yet denoised.</summary>
    public const string Mask = "<|mask|>";

    /// <summary>Opens the role of a chat message.</summary>
    public const string StartHeader = "<|start_header_id|>";

    /// <summary>Closes the role of a chat message.</summary>
    public const string EndHeader = "<|end_header_id|>";

    /// <summary>Closes a chat message.</summary>
    public const string EndOfTurn = "<|eot_id|>";

    /// <summary>Gets the names that every vocabulary must have.</summary>
    public static IReadOnlyList<string> Required { get; } = [Pad, Bos, Eos, EndOfChunk, Mask];

    /// <summary>Gets the names that a vocabulary for chat must have as well.</summary>
    public static IReadOnlyList<string> Chat { get; } = [StartHeader, EndHeader, EndOfTurn];
}
