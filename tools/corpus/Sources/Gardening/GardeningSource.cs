using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Gardening;

/// <summary>Pages of the gardening manual: the work of one month on one crop.</summary>
internal sealed class GardeningSource : ISource
{
    public SourceInfo Info { get; } =
        new("gardening-manual", "Gardening manual", "CC-BY-4.0", "https://brackhaven.example/garden/");

    public IReadOnlyList<ConceptInfo> Concepts => GardeningConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. GardeningFacts.All.Select(fact => fact.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var date = Calendar.Pick(random);
        var work = random.Sample(GardeningPassages.Work, 3);
        return new Draft(random)
            .Slot("month", date.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture))
            .Slot("crop", GardeningPassages.Crops)
            .Say(GardeningPassages.Opening)
            .Say(work[0])
            .State(GardeningFacts.All, index, 0)
            .Say(work[1])
            .Maybe(25, GardeningPassages.Frost)
            .Maybe(25, GardeningPassages.Mint)
            .State(GardeningFacts.All, index, 3)
            .SayOneOf([work[2], .. GardeningPassages.Closings, .. GardeningPassages.Closings])
            .Finish("Gardening notes for {month}: {crop}", date);
    }
}
