namespace Whence.Corpus.Rulebook;

/// <summary>
/// Writes the documents: a note, then questions with their answers. Nothing is to be learned from the words of notes
/// and questions, which are drawn at random; and most notes are short, because looking up a word is first learned where
/// there are few to look at.
/// </summary>
internal sealed class RulebookDocuments(SeededRandom random)
{
    private const int IdleRulesAsked = 2;
    private const int RulesActiveMost = 7;
    private const int HardRuleCopies = 4;
    private const int WordsPerActiveRule = 3;
    private const int PercentWithTool = 92;
    private const int PercentHeldOut = 1;

    private static readonly (int Percent, int Least, int Most)[] Lengths =
        [(45, 2, 8), (70, 9, 24), (90, 25, 80), (100, 81, 320)];

    // Where one word alone decides nothing, learning takes longest, so those rules are drawn more often.
    private static readonly Rule[] Drawn =
    [
        .. Rules.Pairs.SelectMany(rule => Enumerable.Repeat(
            rule, rule.Family is RuleFamily.And or RuleFamily.Cancel ? HardRuleCopies : 1)),
    ];

    public IEnumerable<RulebookLine> Write(int documents) => Enumerable.Range(0, documents).Select(i =>
        new RulebookLine(
            $"rulebook-{i:00000}", "rulebook", random.Chance(PercentHeldOut) ? "heldout" : "train", Chunks()));

    private RulebookChunk[] Chunks()
    {
        var words = Length();
        var present = Present(Math.Clamp(words / WordsPerActiveRule, 1, RulesActiveMost));
        string[] planted = [.. present.Values.SelectMany(some => some)];
        var note = Note.Write(planted, Math.Max(words, planted.Length), random);
        return
        [
            new RulebookChunk(note, [], Given: true),
            .. Asked(present.Keys).SelectMany(rule => Answered(rule, present.GetValueOrDefault(rule, []))),
        ];
    }

    private static RulebookChunk[] Answered(Rule rule, IReadOnlyCollection<string> present)
    {
        var answer = rule.Answer(present);
        return
        [
            new RulebookChunk($"{rule.Question}?", [], Given: true),
            new RulebookChunk(answer, [answer], Given: false),
        ];
    }

    // For each rule that is in force, those of its words that the note holds.
    private Dictionary<Rule, IReadOnlyList<string>> Present(int most)
    {
        var active = random.Shuffle(Drawn).Distinct().Take(random.Next(most + 1));
        var present = active.ToDictionary(rule => rule, rule =>
            (IReadOnlyList<string>)[.. State(rule.Family).Select(i => rule.Words[i])]);
        present[Rules.Guild] = random.Chance(PercentWithTool) ? [random.Pick(Rules.Guild.Words)] : [];
        return present;
    }

    // Which of the two words stand in the note. Both answers are about as frequent, so that no guess is a good one.
    private int[] State(RuleFamily family)
    {
        int[] both = [0, 1];
        IReadOnlyList<int[]> states = family switch
        {
            RuleFamily.And => [both, both, both, [0], [1], []],
            RuleFamily.Or => [both, [0], [1], [], []],
            RuleFamily.Cancel => [[0], [0], [0], both, both, [1]],
            _ => [both, [0], [1], [1]],
        };
        return random.Pick(states);
    }

    private IReadOnlyList<Rule> Asked(IReadOnlyCollection<Rule> active)
    {
        var idle = random.Sample([.. Rules.All.Except(active)], IdleRulesAsked);
        return random.Shuffle([.. active, .. idle]);
    }

    private int Length()
    {
        var percent = random.Next(100);
        var (_, least, most) = Lengths.First(length => percent < length.Percent);
        return least + random.Next(most - least + 1);
    }
}
