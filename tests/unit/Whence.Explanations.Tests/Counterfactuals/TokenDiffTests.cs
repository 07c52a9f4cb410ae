using Whence.Explanations.Counterfactuals;
using Whence.Testing;
using Whence.Text;

namespace Whence.Explanations.Tests.Counterfactuals;

/// <summary>A diff whose pieces join to both texts.</summary>
public sealed class TokenDiffTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    [Fact]
    public void Of_RandomAnswers_PiecesJoinToBothTextsAndNoShorterDiffExists()
    {
        var tokenizer = Tokenizer.Open(tiny.Folder);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var before = Answer(random, tokenizer.VocabularySize);
            var after = random.Next(3) == 0 ? Answer(random, tokenizer.VocabularySize) : Edited(before, random);
            var diff = TokenDiff.Of(tokenizer, before, after);
            Assert.True(Join(diff, TokenDiff.Added) == tokenizer.Decode(before), $"seed {seed}: before");
            Assert.True(Join(diff, TokenDiff.Removed) == tokenizer.Decode(after), $"seed {seed}: after");
            Assert.True(Count(diff, TokenDiff.Added) == before.Length, $"seed {seed}: tokens before");
            Assert.True(Count(diff, TokenDiff.Removed) == after.Length, $"seed {seed}: tokens after");
            var kept = diff.Where(piece => piece.Kind == TokenDiff.Equal).Sum(piece => piece.Tokens);
            Assert.True(kept <= Common(before, after), $"seed {seed}: {kept} kept");
            Assert.DoesNotContain(
                diff.Zip(diff.Skip(1)),
                pair => pair.First.Kind == pair.Second.Kind
                    || (pair.First.Kind == TokenDiff.Added && pair.Second.Kind == TokenDiff.Removed));
        }
    }

    [Fact]
    public void Of_AsciiAnswers_KeepsTheLongestCommonSubsequence()
    {
        var tokenizer = Tokenizer.Open(tiny.Folder);
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            int[] before = [.. Enumerable.Range(0, random.Next(20)).Select(_ => 32 + random.Next(8))];
            int[] after = [.. Enumerable.Range(0, random.Next(20)).Select(_ => 32 + random.Next(8))];
            var kept = TokenDiff.Of(tokenizer, before, after)
                .Where(piece => piece.Kind == TokenDiff.Equal).Sum(piece => piece.Tokens);
            Assert.True(Common(before, after) == kept, $"seed {seed}: {kept} kept of {Common(before, after)}");
        }
    }

    [Fact]
    public void Of_CharacterCutInTwo_IsNotEqualWhereItsTextDiffers()
    {
        // The second byte alone is the same token, but only behind the first does it complete a letter.
        var tokenizer = Tokenizer.Open(tiny.Folder);
        var letter = tokenizer.Encode("é");
        Assert.Equal(2, letter.Length);
        var diff = TokenDiff.Of(tokenizer, letter, [letter[1]]);
        Assert.Equal([TokenDiff.Removed, TokenDiff.Added], diff.Select(piece => piece.Kind));
        Assert.Equal("é", Join(diff, TokenDiff.Added));
    }

    [Fact]
    public void Of_NothingOnEitherSide_HasNoPieces() =>
        Assert.Empty(TokenDiff.Of(Tokenizer.Open(tiny.Folder), [], []));

    private static string Join(IEnumerable<TextChange> diff, string without) =>
        string.Concat(diff.Where(piece => piece.Kind != without).Select(piece => piece.Text));

    private static int Count(IEnumerable<TextChange> diff, string without) =>
        diff.Where(piece => piece.Kind != without).Sum(piece => piece.Tokens);

    private static int[] Answer(Random random, int vocabulary) =>
        [.. Enumerable.Range(0, random.Next(24)).Select(_ => random.Next(vocabulary))];

    private static int[] Edited(int[] tokens, Random random) =>
        [.. tokens.Where(_ => random.Next(5) > 0).SelectMany(
            token => random.Next(6) == 0 ? new[] { token, random.Next(256) } : [token])];

    // The oracle: the textbook recursion over every pair of prefixes.
    private static int Common(int[] one, int[] other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                table[i, j] = one[i - 1] == other[j - 1]
                    ? table[i - 1, j - 1] + 1
                    : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        return table[one.Length, other.Length];
    }
}
