namespace Whence.Text.Tests;

/// <summary>The oracle: counts every pair of every text again before each merge. Texts are single pieces.</summary>
internal static class NaiveTrainer
{
    public static List<string> Train(string[] texts, int tokensWanted)
    {
        var tokens = Enumerable.Range(0, 128).Select(value => ((char)value).ToString()).ToList();
        var learned = new List<string>();
        var words = texts.Select(text => text.Select(value => value.ToString()).ToList()).ToList();
        while (learned.Count < tokensWanted)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1))).GroupBy(pair => pair)
                .Where(group => group.Count() >= 2)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => tokens.IndexOf(group.Key.First))
                .ThenBy(group => tokens.IndexOf(group.Key.Second))
                .FirstOrDefault();
            if (best is null)
            {
                break;
            }

            words.ForEach(word => Merge(word, best.Key.First, best.Key.Second));
            if (!tokens.Contains(best.Key.First + best.Key.Second))
            {
                tokens.Add(best.Key.First + best.Key.Second);
                learned.Add(tokens[^1]);
            }
        }

        return learned;
    }

    private static void Merge(List<string> word, string left, string right)
    {
        for (var k = 0; k + 1 < word.Count; k++)
        {
            if (word[k] == left && word[k + 1] == right)
            {
                word[k] += right;
                word.RemoveAt(k + 1);
            }
        }
    }
}
