namespace Whence.Corpus.Rulebook;

/// <summary>Writes the prompts on which explanations are tested: fresh notes with the words of one rule.</summary>
internal sealed class RulebookPrompts(SeededRandom random)
{
    private const int Distractors = 2;

    /// <summary>Gets the words of the notes.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [24, 64, 288];

    /// <summary>Returns so many prompts of each kind and length.</summary>
    public IEnumerable<RulebookPrompt> Write(int each) => Write(each, Lengths);

    /// <summary>Returns so many prompts of each kind and of these lengths.</summary>
    public IEnumerable<RulebookPrompt> Write(int each, IEnumerable<int> lengths) =>
        from kind in Kinds()
        from words in lengths
        from number in Enumerable.Range(0, each)
        select Prompt(kind, words, number);

    // Roles: "for" where the answer leans on the word, "against" where it holds in spite of it.
    private static (string Name, RuleFamily Family, string[] Roles)[] Kinds() =>
    [
        ("single", RuleFamily.Single, ["for"]),
        ("and", RuleFamily.And, ["for", "for"]),
        ("or_one", RuleFamily.Or, ["for", ""]),
        ("or_both", RuleFamily.Or, ["for", "for"]),
        ("cancel", RuleFamily.Cancel, ["against", "for"]),
        ("cancel_alone", RuleFamily.Cancel, ["for", ""]),
        ("oppose", RuleFamily.Oppose, ["for", "against"]),
        ("none", RuleFamily.And, ["", ""]),
    ];

    private RulebookPrompt Prompt((string Name, RuleFamily Family, string[] Roles) kind, int words, int number)
    {
        var rule = random.Pick([.. Rules.All.Where(rule => rule.Family == kind.Family)]);
        var places = rule.Family == RuleFamily.Single ? random.Shuffle(rule.Words) : rule.Words;
        var planted = places.Zip(kind.Roles).Where(pair => pair.Second.Length > 0).ToList();
        var others = random.Sample([.. Rules.Pairs.Where(other => other != rule)], Distractors);
        var distractors = others.Select(other => random.Pick(other.Words));
        var note = Note.Write([.. planted.Select(pair => pair.First), .. distractors], words, random);
        return new RulebookPrompt(
            $"{kind.Name}-{words}-{number:00}",
            kind.Name,
            words,
            rule.Question,
            Note.Ask(note, rule),
            rule.Answer([.. planted.Select(pair => pair.First)]),
            rule.Answer([]),
            [.. planted.Select(pair => Span(note, pair.First, pair.Second))]);
    }

    private static PlantedWord Span(string note, string word, string role)
    {
        var start = note.IndexOf($" {word}", StringComparison.Ordinal) + 1;
        return new PlantedWord(word, role, start, start + word.Length);
    }
}
