namespace Whence.Engine.Diffusion;

/// <summary>How a decoder works, as opposed to what it answers; no choice here changes a token.</summary>
public sealed record DecodeOptions
{
    /// <summary>Gets a value indicating whether finished attention blocks are kept instead of computed again.</summary>
    public bool Cache { get; init; } = true;

    /// <summary>Gets a value indicating whether the concepts of each commit are read.</summary>
    public bool ReadConcepts { get; init; } = true;
}
