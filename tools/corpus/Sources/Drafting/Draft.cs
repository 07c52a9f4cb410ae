namespace Whence.Corpus.Sources.Drafting;

/// <summary>A document in the making: slots that keep their value to its end, and the chunks said so far.</summary>
internal sealed class Draft(SeededRandom random)
{
    private readonly Slots _slots = new();
    private readonly List<Chunk> _chunks = [];

    internal Draft Slot(string name, string value)
    {
        _slots[name] = value;
        return this;
    }

    internal Draft Slot(string name, IReadOnlyList<string> pool) => Slot(name, random.Pick(pool));

    internal Draft Person(Person person) => Slot("who", person.Name)
        .Slot("he", person.Subject)
        .Slot("his", person.Possessive)
        .Slot("him", person.Objective);

    internal Draft Say(ChunkKind kind)
    {
        _chunks.Add(kind.Write(random, _slots));
        return this;
    }

    internal Draft SayOneOf(IReadOnlyList<ChunkKind> kinds) => Say(random.Pick(kinds));

    internal Draft Maybe(int percent, ChunkKind kind) => random.Chance(percent) ? Say(kind) : this;

    internal Draft MaybeOneOf(int percent, IReadOnlyList<ChunkKind> kinds) =>
        random.Chance(percent) ? SayOneOf(kinds) : this;

    /// <summary>States fact number index + offset, counted round the list.</summary>
    internal Draft State(IReadOnlyList<FactPassage> facts, int index, int offset)
    {
        _chunks.Add(facts[(index + offset) % facts.Count].Chunk);
        return this;
    }

    internal DocumentDraft Finish(string title, DateOnly date) => new(_slots.Fill(title), date, _chunks);
}
