using Whence.Provenance.Banks;
using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Threading;

namespace Whence.Indexer.Measures;

/// <summary>The plain baseline: the sources of the training tokens with the largest cosine, found by comparing with
/// every one of them.</summary>
internal sealed class CosineBaseline(PrototypeBank bank, WorkerPool pool)
{
    private const int Neighbours = 10;

    /// <summary>Returns for each vector the share of each source among its nearest training tokens.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Shares(IReadOnlyList<float[]> composed)
    {
        var queries = Units([.. composed.SelectMany(vector => vector)]);
        var nearest = composed.Select(_ => new PriorityQueue<string, float>()).ToList();
        for (var prototype = 0; prototype < bank.Count; prototype++)
        {
            var members = bank.Members(prototype);
            var units = Units(bank.Vectors(prototype));
            var cosines = new float[members.Length * composed.Count];
            Gemm.Multiply(
                pool, units, queries, cosines,
                new GemmShape(members.Length, composed.Count, bank.Width, rightTransposed: true));
            for (var i = 0; i < cosines.Length; i++)
            {
                Offer(nearest[i % composed.Count], members[i / composed.Count], cosines[i]);
            }
        }

        return
        [
            .. nearest.Select(queue => queue.UnorderedItems.CountBy(item => item.Element)
                .ToDictionary(pair => pair.Key, pair => pair.Value / (double)queue.Count)),
        ];
    }

    private void Offer(PriorityQueue<string, float> nearest, BankMember member, float cosine)
    {
        if (nearest.Count < Neighbours)
        {
            nearest.Enqueue(bank.Documents[member.Document].Source, cosine);
        }
        else if (nearest.TryPeek(out _, out var least) && cosine > least)
        {
            nearest.EnqueueDequeue(bank.Documents[member.Document].Source, cosine);
        }
    }

    private float[] Units(float[] vectors)
    {
        var calibration = bank.Manifest.Calibration;
        for (var start = 0; start < vectors.Length; start += bank.Width)
        {
            var row = vectors.AsSpan(start, bank.Width);
            Elementwise.AddScaled(calibration.Direction, -calibration.Magnitude, row);
            Elementwise.Scale(row, 1 / MathF.Max(MathF.Sqrt(Elementwise.SumOfSquares(row)), float.Epsilon));
        }

        return vectors;
    }
}
