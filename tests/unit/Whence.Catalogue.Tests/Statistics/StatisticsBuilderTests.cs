using Whence.Catalogue.Statistics;
using Whence.Engine.Concepts;

namespace Whence.Catalogue.Tests.Statistics;

public sealed class StatisticsBuilderTests
{
    private const ulong Seed = 3;

    [Fact]
    public void Build_ManyChunks_GivesMeanDeviationAndDensity()
    {
        double[] activations = [0.0, 0.1, 0.5, 0.9, 0.02, 0.3];
        var builder = new StatisticsBuilder(known: 1, discovered: 0, activeAt: 0.25, Seed);
        foreach (var activation in activations)
        {
            builder.Add(Passage("a text"), [(float)activation], []);
        }

        var concept = builder.Build().Single();

        var mean = activations.Average();
        var deviation = Math.Sqrt(activations.Sum(value => (value - mean) * (value - mean)) / (activations.Length - 1));
        Assert.Equal(mean, concept.BaseRate, 4);
        Assert.Equal(deviation, concept.Deviation, 4);
        Assert.Equal(3.0 / 6, concept.Density, 4);
        Assert.Equal(0.9, concept.Largest, 4);
        Assert.Equal(6, builder.Chunks);
    }

    [Fact]
    public void Build_ManyChunks_ShowsEveryBand()
    {
        var builder = new StatisticsBuilder(known: 1, discovered: 0, activeAt: 0.25, Seed);
        for (var i = 0; i < 1000; i++)
        {
            builder.Add(Passage($"text {i}"), [i / 1000f], []);
        }

        var bands = builder.Build().Single().Bands;

        Assert.Equal(["top", "strong", "middle", "weak"], bands.Select(band => band.Name));
        Assert.Equal(
            [0.999, 0.998, 0.997],
            bands[0].Examples.Select(example => Math.Round(example.Activation, 3)));
        foreach (var band in bands.Skip(1))
        {
            Assert.Equal(2, band.Examples.Count);
            Assert.All(band.Examples, example => Assert.InRange(example.Activation, band.From, band.To));
            Assert.InRange(band.Chunks, 250, 350);
        }
    }

    [Fact]
    public void Build_SameSeed_DrawsTheSameExamples()
    {
        Assert.Equal(Examples(Seed), Examples(Seed));
        Assert.NotEqual(Examples(Seed), Examples(Seed + 1));
    }

    [Fact]
    public void Build_ManySeeds_DrawsLateChunksAsOftenAsEarlyOnes()
    {
        var early = 0;
        var late = 0;
        for (var seed = 0UL; seed < 400; seed++)
        {
            var drawn = Examples(seed).ToList();
            early += drawn.Count(name => name.Length == 1 || (name.Length == 2 && name[0] < '5'));
            late += drawn.Count(name => name.Length == 2 && name[0] >= '5');
        }

        // 2 of 100 for each seed: 400 either side, standard deviation below 15.
        Assert.InRange(early, 340, 460);
        Assert.InRange(late, 340, 460);
    }

    [Fact]
    public void Build_DiscoveredConcept_IsDescribedByTheWordsOfItsStrongestChunks()
    {
        var builder = new StatisticsBuilder(known: 0, discovered: 1, activeAt: 0.25, Seed);
        for (var i = 0; i < 40; i++)
        {
            var tidal = i % 8 == 0;
            var passage = Passage(tidal ? "the tide of the harbour" : "the bread of the baker");
            builder.Add(passage, [], [tidal ? 0.9f : 0.1f]);
        }

        var concept = builder.Build().Single();

        Assert.Equal(ConceptKind.Discovered, concept.Kind);
        Assert.Equal(["harbour", "tide"], concept.Words.Take(2).Order());
    }

    [Fact]
    public void Build_ConceptThatNeverFires_HasNoBandsAndNoLift()
    {
        var builder = new StatisticsBuilder(known: 1, discovered: 0, activeAt: 0.25, Seed);
        builder.Add(Passage("a text"), [0f], []);

        var concept = builder.Build().Single();

        Assert.Empty(concept.Bands);
        Assert.Null(concept.Lift(0.5));
        Assert.Null(concept.ZScore(0.5));
    }

    [Fact]
    public void LiftAndZScore_Activation_AreRelativeToTheCorpus()
    {
        var concept = new ConceptStatistics(ConceptKind.Known, 0, 0.1, 0.05, 0.2, 0.9, [], []);

        Assert.Equal(3, concept.Lift(0.3)!.Value, 6);
        Assert.Equal(4, concept.ZScore(0.3)!.Value, 6);
    }

    [Fact]
    public void Add_WrongNumberOfActivations_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new StatisticsBuilder(2, 0, 0.25, Seed).Add(Passage("a"), [0.1f], []));

    private static IEnumerable<string> Examples(ulong seed)
    {
        var builder = new StatisticsBuilder(known: 1, discovered: 0, activeAt: 0.25, seed);
        for (var i = 0; i < 3; i++)
        {
            builder.Add(Passage("top"), [1f], []);
        }

        for (var i = 0; i < 100; i++)
        {
            builder.Add(Passage($"{i}"), [0.5f], []);
        }

        return builder.Build().Single().Bands.Single(band => band.Name == "middle")
            .Examples.Select(example => example.Passage.Text);
    }

    private static CorpusPassage Passage(string text) => new("document", "source", 0, text);
}
