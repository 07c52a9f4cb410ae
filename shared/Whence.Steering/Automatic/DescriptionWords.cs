using System.Text.RegularExpressions;

namespace Whence.Steering.Automatic;

/// <summary>The words of a wish that can name a concept, each wanted or not wanted.</summary>
internal static partial class DescriptionWords
{
    private static readonly HashSet<string> Negations =
        ["not", "no", "never", "without", "less", "avoid", "neither", "nor", "don't", "stop", "fewer", "reduce"];

    // A turn of the sentence, after which words are wanted again.
    private static readonly HashSet<string> Turns = ["but", "instead", "rather", "more", "very"];

    private static readonly HashSet<string> Empty =
    [
        "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "being", "by", "do", "for", "from",
        "give", "have", "i", "in", "is", "it", "its", "like", "make", "mention", "of", "on", "or", "please", "sound",
        "so", "such", "talk", "that", "the", "them", "this", "to", "too", "want", "with", "write", "you", "your",
    ];

    /// <summary>Returns the words in their order, in small letters.</summary>
    public static IReadOnlyList<(string Word, bool Suppressed)> Of(string description)
    {
        var words = new List<(string, bool)>();
        foreach (var clause in Clauses().Split(description.ToLowerInvariant()))
        {
            var suppressed = false;
            foreach (Match match in Words().Matches(clause))
            {
                suppressed = (suppressed || Negations.Contains(match.Value)) && !Turns.Contains(match.Value);
                if (!Negations.Contains(match.Value) && !Turns.Contains(match.Value) && !Empty.Contains(match.Value))
                {
                    words.Add((match.Value, suppressed));
                }
            }
        }

        return words;
    }

    /// <summary>Returns the whole words of a name, description or group.</summary>
    public static IEnumerable<string> Split(string text) =>
        Words().Matches(text.ToLowerInvariant()).SelectMany(match => match.Value.Split('-'));

    [GeneratedRegex("[.,;:!?]")]
    private static partial Regex Clauses();

    [GeneratedRegex("[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*")]
    private static partial Regex Words();
}
