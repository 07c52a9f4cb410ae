using Whence.Engine.Randomness;
using Whence.Provenance.Building;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Tests.Building;

public sealed class LeaderClusteringTests
{
    private const int Width = 16;
    private const double Radius = 0.3;

    [Fact]
    public void Assign_AnyBatches_IsTheTextbookLeaderLoop()
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            var (units, random) = (Units(seed, 300), new SplitMix64(seed + 100));
            var clustering = new LeaderClustering(WorkerPool.CallerOnly, Width, Radius, int.MaxValue);
            var found = new List<int>();
            for (var first = 0; first < 300;)
            {
                var count = Math.Min(1 + random.Below(40), 300 - first);
                var prototypes = new int[count];
                clustering.Assign(
                    units.AsSpan(first * Width, count * Width), prototypes, new float[count]);
                found.AddRange(prototypes);
                first += count;
            }

            Assert.True(Textbook(units).SequenceEqual(found), $"seed {seed}");
        }
    }

    [Fact]
    public void Assign_Full_LeavesWhatIsFarOutside()
    {
        var clustering = new LeaderClustering(WorkerPool.CallerOnly, Width, Radius, prototypesMax: 3);
        var (units, prototypes, distances) = (Units(1, 200), new int[200], new float[200]);
        clustering.Assign(units, prototypes, distances);
        Assert.Equal(3, clustering.Count);
        Assert.All(prototypes.Zip(distances), pair => Assert.Equal(pair.First < 0, pair.Second > Radius));
        Assert.Contains(-1, prototypes);
    }

    private static List<int> Textbook(float[] units)
    {
        var (leaders, assigned) = (new List<int>(), new List<int>());
        for (var row = 0; row < units.Length / Width; row++)
        {
            var unit = units.AsSpan(row * Width, Width).ToArray();
            var best = leaders.Index()
                .Select(leader =>
                    (leader.Index, Cosine: Elementwise.Dot(unit, units.AsSpan(leader.Item * Width, Width))))
                .DefaultIfEmpty((Index: -1, Cosine: -2))
                .MaxBy(leader => leader.Cosine);
            if (1 - best.Cosine > Radius)
            {
                best.Index = leaders.Count;
                leaders.Add(row);
            }

            assigned.Add(best.Index);
        }

        return assigned;
    }

    private static float[] Units(ulong seed, int count)
    {
        var random = new SplitMix64(seed);
        float[] centres = [.. Enumerable.Range(0, 10 * Width).Select(_ => (float)random.NextDouble() - 0.5f)];
        var units = new float[count * Width];
        for (var row = 0; row < count; row++)
        {
            var unit = units.AsSpan(row * Width, Width);
            centres.AsSpan(random.Below(10) * Width, Width).CopyTo(unit);
            for (var i = 0; i < Width; i++)
            {
                unit[i] += 0.5f * ((float)random.NextDouble() - 0.5f);
            }

            Elementwise.Scale(unit, 1 / MathF.Sqrt(Elementwise.SumOfSquares(unit)));
        }

        return units;
    }
}
