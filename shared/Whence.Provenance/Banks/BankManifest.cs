using Whence.Provenance.Building;

namespace Whence.Provenance.Banks;

/// <summary>What a bank says about itself: <c>bank.json</c>.</summary>
public sealed record BankManifest
{
    /// <summary>The version of the format that this library reads and writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>Gets the digest of everything below: SHA-256 of this record with an empty digest.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the model whose vectors it holds.</summary>
    public required BankModel Model { get; init; }

    /// <summary>Gets the corpus that was read.</summary>
    public required BankCorpus Corpus { get; init; }

    /// <summary>Gets how it was built.</summary>
    public required BankOptions Options { get; init; }

    /// <summary>Gets the centre and the radius of the prototypes.</summary>
    public required BankCalibration Calibration { get; init; }

    /// <summary>Gets from which resemblance on an answer is said to have a source.</summary>
    public required SupportThreshold Support { get; init; }

    /// <summary>Gets how many prototypes there are.</summary>
    public required int Prototypes { get; init; }

    /// <summary>Gets how many training tokens they stand for.</summary>
    public required long Members { get; init; }

    /// <summary>Gets how many training tokens no prototype took because the bank was full.</summary>
    public required long Outside { get; init; }

    /// <summary>Gets the files beside this one.</summary>
    public required IReadOnlyList<BankFile> Files { get; init; }
}
