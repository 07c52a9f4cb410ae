using Whence.Provenance.Vectors;

namespace Whence.Provenance.Building;

/// <summary>How a bank is built.</summary>
public sealed record BankOptions
{
    /// <summary>Gets the percentile of pairwise distances that becomes the radius of a prototype, above 0 to 100:
    /// smaller is finer, with more prototypes.</summary>
    public double Percentile { get; init; } = 0.3;

    /// <summary>Gets the prototypes at which the bank is full.</summary>
    public int PrototypesMax { get; init; } = 1 << 16;

    /// <summary>Gets how the text is masked.</summary>
    public MaskOptions Masks { get; init; } = new();

    /// <summary>Gets the name of the split that was held out of training.</summary>
    public string HeldOutSplit { get; init; } = "heldout";

    /// <summary>Gets the documents from which centre and radius are measured.</summary>
    public int CalibrationDocuments { get; init; } = 256;

    /// <summary>Gets the documents from which the threshold of support is measured.</summary>
    public int SupportDocuments { get; init; } = 64;

    /// <summary>Gets the share of their chunks that are to lie below it.</summary>
    public double SupportQuantile { get; init; } = 0.05;

    /// <summary>Gets the tokens after which the state is written, so that a later run can continue there.</summary>
    public int CheckpointTokens { get; init; } = 100_000;
}
