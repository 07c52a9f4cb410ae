using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Representations.LinearAlgebra;
using Whence.Representations.Prompts;
using Whence.Testing;

namespace Whence.Representations.Tests.Prompts;

public sealed class LegalTokensTests
{
    [Fact]
    public void Draw_ManySeeds_GivesTextsThatEncodeToTheSameTokens()
    {
        using var folder = new TinyModel();
        var tokenizer = ModelPackage.Open(folder.Folder).Tokenizer;
        var legal = new LegalTokens(tokenizer);
        for (var seed = 0UL; seed < 50; seed++)
        {
            var tokens = legal.Draw(new SplitMix64(seed), 6);
            Assert.True(
                tokens.Length == 6 && tokens.AsSpan().SequenceEqual(tokenizer.Encode(legal.Text(tokens))),
                $"seed {seed}");
        }
    }

    [Fact]
    public void All_OfAVocabulary_LeavesOutWhatNobodyTypes()
    {
        using var folder = new TinyModel();
        var tokenizer = ModelPackage.Open(folder.Folder).Tokenizer;
        var legal = new LegalTokens(tokenizer);
        Assert.DoesNotContain(tokenizer.Mask, legal.All);
        Assert.DoesNotContain(
            legal.All, token => tokenizer.TokenText(token).Contains('\uFFFD', StringComparison.Ordinal));
        Assert.Contains(tokenizer.Encode(" keeper")[0], legal.All);
    }

    [Fact]
    public void Of_SeparateDirections_FindsEach()
    {
        var (vectors, random) = (new UnitVectors(16), new SplitMix64(3));
        for (var i = 0; i < 80; i++)
        {
            var vector = new float[16];
            vector[i % 4] = 1;
            vector[4 + random.Below(12)] = 0.1f;
            UnitVectors.Normalize(vector);
            vectors.Add(vector);
        }

        var centroids = SphericalMeans.Of(vectors, 8, random);
        var largest = Enumerable.Range(0, 80).Max(row => centroids.Nearest(vectors[row]).Distance);
        Assert.True(largest < 0.02, $"{largest}");
    }
}
