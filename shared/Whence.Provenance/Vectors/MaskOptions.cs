namespace Whence.Provenance.Vectors;

/// <summary>How training text is masked so that the model must predict every token of it.</summary>
public sealed record MaskOptions
{
    /// <summary>Gets into how many sets the tokens of a document fall; each set is masked in a pass of its own, so two
    /// sets mask half of the text at a time.</summary>
    public int Sets { get; init; } = 2;

    /// <summary>Gets the seed of the draw.</summary>
    public ulong Seed { get; init; } = 1;
}
