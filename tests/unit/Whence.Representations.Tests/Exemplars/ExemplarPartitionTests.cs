using Whence.Models;
using Whence.Representations.Exemplars;
using Whence.Testing;

namespace Whence.Representations.Tests.Exemplars;

public sealed class ExemplarPartitionTests
{
    [Fact]
    public void Of_SameVectorsTwice_PersistsAll()
    {
        var partition = Partition(4);
        var comparison = PartitionComparison.Of(partition, partition);
        Assert.Equal(partition.Exemplars.Count, comparison.Persisted.Count);
        Assert.All(comparison.Persisted, pair => Assert.Equal(pair.Before, pair.After));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_OneRegionMissing_SaysWhichOne(bool removed)
    {
        var whole = Partition(5);
        var part = new ExemplarPartition(whole.Calibration, [.. whole.Exemplars.Where((_, index) => index != 2)]);
        var comparison = removed ? PartitionComparison.Of(whole, part) : PartitionComparison.Of(part, whole);
        Assert.Equal([2], removed ? comparison.Dropped : comparison.Introduced);
        Assert.Empty(removed ? comparison.Introduced : comparison.Dropped);
    }

    [Fact]
    public void Of_EvenRegions_AreAsManyAsEffective()
    {
        var set = Draw.Clusters(seed: 3, clusters: 5, each: 60, width: 24, spread: 0.3f);
        var quality = PartitionQuality.Of(Draw.Partition(set, threshold: 0.2), set);
        Assert.Equal(5, quality.EffectivePartitions, 1e-9);
        Assert.Equal(0, quality.Gini, 1e-9);
        Assert.Equal(1, quality.Coverage);
        Assert.True(quality.SeparationRatio > 1);
        Assert.True(quality.IntraDistance < quality.NearestInterDistance);
    }

    [Fact]
    public void Load_SavedPartition_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var partition = Partition(6);
        ExemplarFile.Save(partition, folder.Path);
        var loaded = ExemplarFile.Load(folder.Path);
        Assert.Equal(partition.Calibration.Threshold, loaded.Calibration.Threshold);
        Assert.Equal(partition.Calibration.Center, loaded.Calibration.Center);
        foreach (var (saved, read) in partition.Exemplars.Zip(loaded.Exemplars))
        {
            Assert.Equal(saved.Vector, read.Vector);
            Assert.Equal(saved.Mean, read.Mean);
            Assert.Equal(saved.Closest, read.Closest);
            Assert.Equal((saved.Origin, saved.Count, saved.Coherence), (read.Origin, read.Count, read.Coherence));
        }
    }

    [Theory]
    [InlineData("exemplars.json", "{}")]
    [InlineData("exemplars.json", "nothing")]
    [InlineData("exemplars.safetensors", "nothing")]
    public void Load_BrokenFile_SaysWhatToDo(string file, string content)
    {
        using var folder = new TemporaryFolder();
        ExemplarFile.Save(Partition(6), folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, file), content);
        var failure = Assert.Throws<ModelException>(() => ExemplarFile.Load(folder.Path));
        Assert.Contains("build it again", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Readouts_OfAnExemplar_AgreeWithOneAnother()
    {
        var partition = Partition(7);
        float[] vector = [.. partition.Calibration.Center.Zip(partition.Exemplars[2].Vector, (c, e) => c + (3 * e))];
        var projection = ExemplarReadout.Of(partition, vector, ReadoutKind.Projection);
        var cosine = ExemplarReadout.Of(partition, vector, ReadoutKind.Cosine);
        Assert.Equal(1, cosine[2], 1e-5);
        Assert.Equal(3, projection[2], 1e-4);
        Assert.Equal([2], Nonzero(ExemplarReadout.Of(partition, vector, ReadoutKind.OneHot)));
        Assert.Equal([2], Nonzero(ExemplarReadout.Of(partition, vector, ReadoutKind.TopProjection)));
        Assert.Equal(2, partition.Nearest(vector, 3)[0].Exemplar);
    }

    [Fact]
    public void Apply_Ablation_LeavesNothingAlongTheDirectionAndTheRestAsItWas()
    {
        var partition = Partition(8);
        var edit = DirectionEdit.Ablate(partition, 1);
        var before = Draw.Normals(5, 3 * 8);
        var after = (float[])before.Clone();
        edit.Apply(after);
        for (var row = 0; row < 3; row++)
        {
            var moved = after.Skip(row * 8).Take(8).Zip(edit.Center, (x, c) => x - c).ToArray();
            Assert.Equal(0, moved.Zip(edit.Direction, (x, e) => x * e).Sum(), 1e-5);
            var change = after.Zip(before, (x, y) => x - y).Skip(row * 8).Take(8).ToArray();
            var along = change.Zip(edit.Direction, (x, e) => x * e).Sum();
            Assert.All(change.Zip(edit.Direction), pair => Assert.Equal(along * pair.Second, pair.First, 1e-5));
        }
    }

    private static ExemplarPartition Partition(ulong seed) => ExemplarBuilder.Build(
        Draw.Clusters(seed, clusters: 5, each: 20, width: 8, spread: 0.2f), new ExemplarOptions { Percentile = 15 });

    private static int[] Nonzero(float[] values) =>
        [.. Enumerable.Range(0, values.Length).Where(index => values[index] != 0)];
}
