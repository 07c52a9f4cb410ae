using Whence.Explanations.Inputs;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>The words of a note by descending score. The question behind the note, on which every answer depends, is
/// not ranked.</summary>
/// <param name="explanation">The attribution.</param>
/// <param name="noteLength">The characters of the note.</param>
internal sealed class RankedWords(InputExplanation explanation, int noteLength)
{
    /// <summary>Gets the words, strongest first.</summary>
    public IReadOnlyList<UnitScore> Words { get; } =
        [.. explanation.Units.Where(unit => unit.Unit.EndChar <= noteLength).OrderByDescending(unit => unit.Score)];

    /// <summary>Gets the attribution.</summary>
    public InputExplanation Explanation => explanation;

    /// <summary>Returns the share of some words that is found among as many top words.</summary>
    public double Recall(IReadOnlyCollection<PlantedWord> words) =>
        (double)words.Count(word => Rank(word) is var rank && rank >= 0 && rank < words.Count) / words.Count;

    /// <summary>Returns what <see cref="Recall"/> would be of a ranking by size, signs ignored.</summary>
    public double RecallBySize(IReadOnlyCollection<PlantedWord> words) =>
        (double)Words.OrderByDescending(word => Math.Abs(word.Score)).Take(words.Count)
            .Count(word => words.Any(planted => Holds(word, planted))) / words.Count;

    /// <summary>Returns what <see cref="Recall"/> of a random order would be.</summary>
    public double Chance(IReadOnlyCollection<PlantedWord> words) => (double)words.Count / Words.Count;

    /// <summary>Returns the share of planted words among those with at least half of the top score; 0 where no word
    /// speaks for the answer.</summary>
    public double Precision(IReadOnlyCollection<PlantedWord> words)
    {
        if (Words[0].Score <= 0)
        {
            return 0;
        }

        var standing = Words.Where(word => word.Score >= Words[0].Score / 2).ToList();
        return (double)standing.Count(word => words.Any(planted => Holds(word, planted))) / standing.Count;
    }

    /// <summary>Returns the score of a word.</summary>
    public double Score(PlantedWord word) => Words[Rank(word)].Score;

    /// <summary>Returns the rank, from 0, of the word at the place of a planted one; -1 where no word stands.</summary>
    public int Rank(PlantedWord word) => Words.ToList().FindIndex(unit => Holds(unit, word));

    private static bool Holds(UnitScore unit, PlantedWord word) =>
        unit.Unit.StartChar < word.EndChar && unit.Unit.EndChar > word.StartChar;
}
