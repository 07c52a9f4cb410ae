using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.Exemplars;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Tests.Exemplars;

public sealed class ExemplarBuilderTests
{
    [Fact]
    public void Build_SeparateClusters_FindsEachOnce()
    {
        var set = Draw.Clusters(seed: 3, clusters: 5, each: 60, width: 24, spread: 0.3f);
        var partition = Draw.Partition(set, threshold: 0.2);
        Assert.Equal(5, partition.Exemplars.Count);
        Assert.All(partition.Exemplars, exemplar => Assert.Equal(60, exemplar.Count));
    }

    [Fact]
    public void Build_RandomVectors_KeepsEveryMemberInsideAndEveryExemplarApart()
    {
        for (var seed = 0UL; seed < 10; seed++)
        {
            var set = Draw.Set(Draw.Normals(seed, 400 * 6), 6);
            var partition = ExemplarBuilder.Build(set, new ExemplarOptions { Percentile = 5, BatchSize = 64 });
            var threshold = partition.Calibration.Threshold;
            Assert.Equal(400, partition.Exemplars.Sum(exemplar => exemplar.Count));
            Assert.True(
                partition.Exemplars.All(exemplar => exemplar.Farthest[0].Distance <= threshold), $"seed {seed}");
            Assert.True(Pairs(partition).All(distance => distance > threshold), $"seed {seed}");
        }
    }

    [Fact]
    public void Build_OneVectorAtATime_IsTheTextbookLeaderLoop()
    {
        var set = Draw.Set(Draw.Normals(11, 120 * 5), 5);
        var options = new ExemplarOptions { Percentile = 10 };
        var calibration = ExemplarCalibration.Fit(set, options);
        var builder = new ExemplarBuilder(calibration, options);
        var leaders = new List<float[]>();
        for (var row = 0; row < set.Count; row++)
        {
            var unit = new float[5];
            calibration.Normalize(set.Row(row), unit);
            var isNew = leaders.TrueForAll(leader => UnitVectors.Distance(leader, unit) > calibration.Threshold);
            Assert.Equal(isNew ? 1 : 0, builder.Add(set.Take([row])));
            if (isNew)
            {
                leaders.Add(unit);
            }
        }

        Assert.Equal(leaders, builder.Build().Exemplars.Select(exemplar => exemplar.Vector));
    }

    [Fact]
    public void Build_Region_SumsUpItsMembers()
    {
        var set = Draw.Clusters(seed: 5, clusters: 1, each: 200, width: 8, spread: 2);
        var options = new ExemplarOptions { Percentile = 100 };
        var region = Assert.Single(ExemplarBuilder.Build(set, options).Exemplars);
        var distances = Enumerable.Range(0, 200).Select(row => Distance(set, row, region)).Order().ToList();
        Assert.Equal(distances.Sum(), region.DistanceSum, 1e-4);
        Assert.Equal(distances.Take(10), region.Closest.Select(member => member.Distance));
        Assert.Equal(distances.TakeLast(10).Reverse(), region.Farthest.Select(member => member.Distance));
        Assert.Equal(30, region.Sample.DistinctBy(member => member.Origin).Count());
        Assert.InRange(region.Coherence, 0, 1);
    }

    [Fact]
    public void Build_ManySeeds_SamplesEveryMemberEquallyOften()
    {
        var set = Draw.Clusters(seed: 5, clusters: 1, each: 60, width: 4, spread: 1);
        var late = 0;
        for (var seed = 0UL; seed < 200; seed++)
        {
            var options = new ExemplarOptions { Percentile = 100, SampleSize = 10, Seed = seed };
            var sample = ExemplarBuilder.Build(set, options).Exemplars[0].Sample;
            late += sample.Count(member => int.Parse(member.Origin.Source[5..], null) >= 30);
        }

        // 2,000 draws, half of them from the second half: 1,000 with a deviation of about 20.
        Assert.InRange(late, 900, 1100);
    }

    [Fact]
    public void Add_FullPartition_CountsWhatNoRegionTook()
    {
        var set = Draw.Set(Draw.Normals(2, 200 * 16), 16);
        var partition = ExemplarBuilder.Build(set, new ExemplarOptions { Percentile = 1, ExemplarsMax = 3 });
        Assert.Equal(3, partition.Exemplars.Count);
        Assert.Equal(200, partition.Exemplars.Sum(exemplar => exemplar.Count) + partition.Outside);
        Assert.True(partition.Outside > 0);
    }

    [Fact]
    public void Build_NothingNewForAWhile_Stops()
    {
        var set = Draw.Clusters(seed: 3, clusters: 2, each: 500, width: 24, spread: 0.1f);
        var options = new ExemplarOptions { Percentile = 45, BatchSize = 10, SaturationBatches = 5 };
        var seen = ExemplarBuilder.Build(set, options).Exemplars.Sum(exemplar => exemplar.Count);
        Assert.Equal(60, seen);
    }

    [Fact]
    public void Add_VectorsOfAnotherReader_AreRefused()
    {
        var set = Draw.Set(Draw.Normals(2, 40), 4);
        var builder = new ExemplarBuilder(ExemplarCalibration.Fit(set, new ExemplarOptions()), new ExemplarOptions());
        var other = Draw.Set(Draw.Normals(2, 40), 4, "hidden.mean");
        var failure = Assert.Throws<ModelException>(() => builder.Add(other));
        Assert.Contains("hidden.mean", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(101, 256)]
    [InlineData(double.NaN, 256)]
    [InlineData(10, 1)]
    public void Build_OptionsThatCannotBe_AreRefused(double percentile, int batchSize)
    {
        var set = Draw.Set(Draw.Normals(2, 40), 4);
        var options = new ExemplarOptions { Percentile = percentile, BatchSize = batchSize };
        Assert.Throws<ModelException>(() => ExemplarBuilder.Build(set, options));
    }

    private static double Distance(EmbeddingSet set, int row, Exemplar region)
    {
        var calibration = ExemplarCalibration.Fit(set, new ExemplarOptions { Percentile = 100 });
        var unit = new float[set.Width];
        calibration.Normalize(set.Row(row), unit);
        return row == 0 ? 0 : UnitVectors.Distance(unit, region.Vector);
    }

    private static IEnumerable<double> Pairs(ExemplarPartition partition) =>
        from left in partition.Exemplars
        from right in partition.Exemplars
        where !ReferenceEquals(left, right)
        select UnitVectors.Distance(left.Vector, right.Vector);
}
