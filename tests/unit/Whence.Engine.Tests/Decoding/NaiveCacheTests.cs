using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Decoding;

/// <summary>
/// Shows that the exactness tests can fail: a cache that treats the prompt's tail as final is wrong whenever the prompt
/// does not end at the border of an attention block, and right when it does.
/// </summary>
public sealed class NaiveCacheTests
{
    private static readonly ModelConfig Config = TinyModels.Plain with { BlockLength = 8 };

    [Fact]
    public void Forward_PromptKeptFromTheFirstStep_IsExactOnlyWhenAligned()
    {
        var oracle = new OracleTransformer(new OracleWeights(TinyModels.Draw(Config, 31)));
        for (var length = 8; length < 16; length++)
        {
            var first = Snapshot(length, committed: 0);
            var kept = new List<double[][]>();
            oracle.Forward(oracle.Embed(first), (_, x) => kept.Add([.. x.Take(length).Select(Copy)]));
            var later = oracle.Embed(Snapshot(length, committed: 4));
            var exact = oracle.Forward(later);
            var naive = oracle.Forward(later, (layer, x) => kept[layer].CopyTo(x, 0));
            var error = Enumerable.Range(length, 8).Max(t => LargestLogitError(oracle, exact[t], naive[t]));
            if (length % 8 == 0)
            {
                Assert.Equal(0, error);
            }
            else
            {
                Assert.True(error > 0.01, $"prompt of {length}: the naive cache is off by {error:E1} only");
            }
        }
    }

    [Fact]
    public void Difference_TailTreatedAsFinal_IsFoundAtEveryUnalignedRemainder()
    {
        using var denoiser = TinyModels.Denoiser(Config, 32);
        for (var length = 9; length < 16; length++)
        {
            var options = GenerationOptions.Greedy(DecodeCases.Tokens);
            var prompt = TinyModels.Prompt(length, length);
            using var broken = new StaleTailDenoiser(denoiser, length);
            var exact = Decodes.Uncached(denoiser, prompt, options);
            Assert.NotNull(Decodes.Difference(exact, Decodes.Cached(broken, prompt, options)));
        }
    }

    private static int[] Snapshot(int prompt, int committed)
    {
        var tokens = Enumerable.Repeat(Config.Tokens.Mask, prompt + 16).ToArray();
        TinyModels.Prompt(prompt + committed, prompt).CopyTo(tokens, 0);
        return tokens;
    }

    private static double LargestLogitError(OracleTransformer oracle, double[] exact, double[] naive) =>
        Enumerable.Range(0, Config.VocabularySize)
            .Max(token => Math.Abs(oracle.Logit(exact, token) - oracle.Logit(naive, token)));

    private static double[] Copy(double[] row) => (double[])row.Clone();
}
