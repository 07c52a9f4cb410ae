namespace Whence.Provenance.Evidence;

/// <summary>How evidence is read from a bank.</summary>
public sealed record EvidenceOptions
{
    /// <summary>Gets how many of the nearest prototypes may take part in a mixture.</summary>
    public int Candidates { get; init; } = 8;
}
