using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Changelog;

/// <summary>The changelog of tideline, the tide-table program of the harbour office.</summary>
internal sealed class ChangelogSource : ISource
{
    public SourceInfo Info { get; } =
        new("tideline-changelog", "Changelog of tideline", "MIT", "https://brackhaven.example/tideline/changes/");

    public IReadOnlyList<ConceptInfo> Concepts => ChangelogConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. ChangelogFacts.All.Select(fact => fact.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var parts = random.Sample(ChangelogPassages.Parts, 2);
        var entries = random.Sample(ChangelogPassages.Entries, 3);
        return new Draft(random)
            .Slot("version", ChangelogPassages.Versions)
            .Slot("part", parts[0])
            .SayOneOf(ChangelogPassages.Openings)
            .Say(entries[0])
            .State(ChangelogFacts.All, index, 0)
            .Slot("part", parts[1])
            .Say(entries[1])
            .Maybe(25, ChangelogPassages.PriceBoard)
            .State(ChangelogFacts.All, index, 3)
            .Maybe(50, entries[2])
            .SayOneOf(ChangelogPassages.Closings)
            .Finish("Tideline, version {version}", Calendar.Pick(random));
    }
}
