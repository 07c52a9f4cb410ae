using Whence.Corpus.Output;

namespace Whence.Corpus.Rulebook;

/// <summary>
/// Writes the documents: a note, then questions with their answers. Many questions share a note, so that answers, the
/// only words that can be foreseen, are a large part of what the model learns from; and most notes are short, because
/// looking up a word is first learned where there are few to look at.
/// </summary>
internal sealed class RulebookDocuments(SeededRandom random)
{
    private const int IdleRulesAsked = 2;
    private const int RulesActiveMost = 7;
    private const int WordsPerActiveRule = 3;
    private const int PercentWithTool = 92;
    private const int PercentHeldOut = 1;

    private static readonly (int Percent, int Least, int Most)[] Lengths =
        [(45, 5, 9), (72, 10, 24), (90, 25, 80), (100, 81, 320)];

    // Which of the two words stand in the note, with the percentage up to which a draw means it.
    private static readonly (int Percent, int[] Words)[] States = [(15, []), (40, [0]), (65, [1]), (100, [0, 1])];

    public IEnumerable<DocumentLine> Write(int documents)
    {
        for (var i = 0; i < documents; i++)
        {
            var id = $"rulebook-{i:00000}";
            yield return new DocumentLine(
                id,
                "rulebook",
                $"Note {i}",
                new DateOnly(2024, 1, 1),
                "CC0-1.0",
                $"https://rulebook.example/{id}",
                random.Chance(PercentHeldOut) ? "heldout" : "train",
                Chunks());
        }
    }

    private Chunk[] Chunks()
    {
        var words = Length();
        var present = Present(Math.Clamp(words / WordsPerActiveRule, 1, RulesActiveMost));
        var note = Note.Write([.. present.Values.SelectMany(planted => planted)], words, random);
        return [.. Asked(present.Keys).Select((rule, i) =>
        {
            var answer = rule.Answer(present.GetValueOrDefault(rule, []));
            var question = i == 0 ? Note.Ask(note, rule) : $"{rule.Question}?";
            return new Chunk($"{question} {answer}", [answer]);
        })];
    }

    // For each rule that is in force, those of its words that the note holds.
    private Dictionary<Rule, IReadOnlyList<string>> Present(int most)
    {
        var present = random.Sample(Rules.Pairs, 1 + random.Next(most)).ToDictionary(rule => rule, rule =>
        {
            var percent = random.Next(100);
            var state = States.First(state => percent < state.Percent);
            return (IReadOnlyList<string>)[.. state.Words.Select(i => rule.Words[i])];
        });
        present[Rules.Guild] = random.Chance(PercentWithTool) ? [random.Pick(Rules.Guild.Words)] : [];
        return present;
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
