using System.ComponentModel.DataAnnotations;

namespace Whence.Tokenization;

/// <summary>The section Tokenization of the configuration.</summary>
public sealed class TokenizationOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Tokenization";

    /// <summary>Gets or sets the folder of the model, or null for the one that comes with the program.</summary>
    public string? Model { get; set; }

    /// <summary>Gets or sets the UTF-8 bytes of the longest text that is tokenized on request.</summary>
    [Range(1, 64 * 1024 * 1024)]
    public int TextBytesMax { get; set; } = 1024 * 1024;

    /// <summary>Gets or sets the ids of the longest list that is turned into text on request.</summary>
    [Range(1, 16 * 1024 * 1024)]
    public int TokensMax { get; set; } = 256 * 1024;

    /// <summary>Gets or sets how many requests are worked on at once; 0 for half of the processor's cores.</summary>
    [Range(0, 1024)]
    public int ParallelMax { get; set; }

    /// <summary>Gets or sets how many requests may wait for that; more are answered with 503.</summary>
    [Range(0, 100_000)]
    public int WaitingMax { get; set; } = 64;
}
