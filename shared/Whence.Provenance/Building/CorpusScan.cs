using Whence.Corpora;
using Whence.Corpora.Reading;

namespace Whence.Provenance.Building;

/// <summary>What one look at the whole corpus tells.</summary>
/// <param name="Digest">The SHA-256 of what its documents say.</param>
/// <param name="Documents">The documents that go into the bank.</param>
/// <param name="HeldOut">Those that do not.</param>
/// <param name="Sample">Some of the first, drawn evenly.</param>
/// <param name="HeldOutSample">Some of the others.</param>
internal sealed record CorpusScan(
    string Digest,
    int Documents,
    int HeldOut,
    IReadOnlyList<CorpusDocument> Sample,
    IReadOnlyList<CorpusDocument> HeldOutSample)
{
    private const int ReportEvery = 1000;

    public static CorpusScan Of(
        BankInput input, BankOptions options, Action<int> report, CancellationToken cancellation)
    {
        using var digest = new CorpusDigest();
        var sample = new Reservoir<CorpusDocument>(options.CalibrationDocuments, options.Masks.Seed);
        var heldOutSample = new Reservoir<CorpusDocument>(options.SupportDocuments, options.Masks.Seed);
        var (documents, heldOut) = (0, 0);
        foreach (var document in CorpusReader.Read(input.CorpusFile, input.Reading))
        {
            digest.Add(document);
            if (document.Split == options.HeldOutSplit)
            {
                heldOut++;
                heldOutSample.Offer(document);
            }
            else
            {
                documents++;
                sample.Offer(document);
            }

            if ((documents + heldOut) % ReportEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                report(documents);
            }
        }

        return documents > 0
            ? new CorpusScan(digest.Current(), documents, heldOut, sample.Items, heldOutSample.Items)
            : throw new ProvenanceException(
                $"{input.CorpusFile} has no document outside the split '{options.HeldOutSplit}'; give a corpus that " +
                "was trained on.");
    }
}
