using Whence.Corpora;
using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Vectors;
using Whence.Representations.Embeddings;
using Whence.Representations.Exemplars;
using Whence.Tensors.Kernels;

namespace Whence.Provenance.Building;

/// <summary>Measures centre and radius on documents drawn from the corpus.</summary>
internal static class Calibrating
{
    private const string Reader = "composed.masked";
    private const int DocumentsTogether = 16;

    public static BankCalibration Measure(
        TrainingVectorReader reader,
        IReadOnlyList<CorpusDocument> documents,
        BankOptions options,
        CancellationToken cancellation)
    {
        var (values, width) = (new List<float>(), 0);
        foreach (var group in documents.Chunk(DocumentsTogether))
        {
            var vectors = reader.Read(group, cancellation);
            var wide = new float[vectors.Values.Length];
            Bf16.Widen(vectors.Values, wide);
            values.AddRange(wide);
            width = vectors.Width;
        }

        // Neighbours of one document lie close together: pairs are to be drawn from all of them.
        var rows = Enumerable.Range(0, values.Count / width).ToArray();
        new SplitMix64(options.Masks.Seed).Shuffle(rows.AsSpan());
        var set = new EmbeddingSet(Reader, width, [.. values], [.. rows.Select(_ => new VectorOrigin(Reader))]);
        var settings = new ExemplarOptions { Percentile = options.Percentile };
        try
        {
            var drawn = set.Take([.. rows.Take(settings.BatchSize * settings.CalibrationBatches)]);
            return BankCalibration.Of(ExemplarCalibration.Fit(drawn, settings));
        }
        catch (ModelException fault)
        {
            throw new ProvenanceException(fault.Message, fault);
        }
    }
}
