using Whence.Corpora;
using Whence.Provenance.Banks;
using Whence.Provenance.Vectors;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Building;

/// <summary>Measures how much chunks resemble a bank that has not seen them.</summary>
internal static class SupportMeasure
{
    public static SupportThreshold Measure(
        PrototypeBank bank,
        TrainingVectorReader reader,
        WorkerPool pool,
        IReadOnlyList<CorpusDocument> documents,
        double quantile,
        bool fromHeldOut,
        CancellationToken cancellation)
    {
        var scores = new List<double>();
        foreach (var document in documents)
        {
            var vectors = reader.Read([document], cancellation);
            var wide = new float[vectors.Values.Length];
            Bf16.Widen(vectors.Values, wide);
            var cosines = bank.Nearest(pool, wide, 1).Select(matches => (double)matches[0].Cosine);
            scores.AddRange(cosines.Zip(vectors.Documents[0])
                .GroupBy(pair => pair.Second.Chunk, pair => pair.First)
                .Select(chunk => chunk.Average()));
        }

        scores.Sort();
        var rank = Math.Clamp((int)(quantile * scores.Count), 0, scores.Count - 1);
        return new SupportThreshold(scores[rank], quantile, scores.Count, fromHeldOut);
    }
}
