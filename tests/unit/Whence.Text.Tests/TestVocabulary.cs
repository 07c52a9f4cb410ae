namespace Whence.Text.Tests;

/// <summary>Holds a small vocabulary with chat tokens, trained on texts of every kind.</summary>
internal static class TestVocabulary
{
    private static readonly Lazy<Tokenizer> Shared = new(() => VocabularyTrainer.Train(Corpus(), 1200));

    public static Tokenizer Tokenizer => Shared.Value;

    /// <summary>Returns a text of every kind for each of <paramref name="seeds"/> seeds, with its name.</summary>
    public static IEnumerable<(string Name, string Text)> Texts(int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            foreach (var (kind, write) in TextKinds.All)
            {
                yield return ($"kind '{kind}', seed {seed}", write(new Random(seed)));
            }
        }
    }

    private static IEnumerable<string> Corpus() => Texts(40).Select(item => item.Text);
}
