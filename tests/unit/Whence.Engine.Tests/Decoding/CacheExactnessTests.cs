using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Decoding;

/// <summary>
/// The cache answers what the full forward answers: token for token, commit for commit, bit for bit, at every remainder
/// of the prompt's length and whatever else is asked for.
/// </summary>
public sealed class CacheExactnessTests
{
    private static readonly ModelConfig Wide = TinyModels.Plain with { BlockLength = 8 };

    // Per block of eight: fewer steps than tokens, as many, and more.
    private static readonly int[] Steps = [9, 24, 33];

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Decode_EveryVariantAndRemainder_IsExact(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 21);
        for (var length = 0; length < 2 * TinyModels.BlockLength; length++)
        {
            foreach (var steps in new[] { 6, 12, 15 })
            {
                var options = GenerationOptions.Greedy(12, steps, 1.2f);
                Check(denoiser, length, options, $"{variant}, prompt of {length}, {steps} steps");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DecodeCases.Names), MemberType = typeof(DecodeCases))]
    public void Decode_EveryFeatureAndRemainder_IsExact(string name)
    {
        using var denoiser = TinyModels.Denoiser(Wide, 22);
        for (var length = 8; length < 16; length++)
        {
            foreach (var steps in Steps)
            {
                var options = DecodeCases.All[name] with { Steps = steps };
                Check(denoiser, length, options, $"{name}, prompt of {length}, {steps} steps");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DecodeCases.Names), MemberType = typeof(DecodeCases))]
    public void Decode_FeatureWithoutResidual_IsExact(string name)
    {
        var config = Wide with { Concepts = Wide.Concepts with { ResidualCorrection = false } };
        using var denoiser = TinyModels.Denoiser(config, 23);
        foreach (var length in new[] { 3, 8, 13 })
        {
            Check(denoiser, length, DecodeCases.All[name] with { Steps = 15 }, $"{name}, prompt of {length}");
        }
    }

    [Fact]
    public void Decode_TurnThatEnds_IsExactAndStops()
    {
        var config = Wide with { Tokens = TinyModels.Instruct.Tokens };
        var (ended, late) = (0, 0);
        Seeds.Each(24, seed =>
        {
            using var denoiser = CpuDenoiser.FromParameters(
                TinyModels.DrawInstruct(config, (ulong)seed), WorkerPool.CallerOnly);
            var name = seed % 2 == 0 ? "greedy" : "top-p";
            var options = DecodeCases.All[name] with { Seed = (ulong)seed, Steps = Steps[seed % 3] };
            var result = Check(denoiser, 8 + (seed % 8), options, "end of turn");
            var end = result.Trace.Commits.ToList().FindIndex(commit => commit.Token == config.Tokens.EndOfTurn);
            Assert.True(end < 0 || end == result.Trace.Commits.Count - 1, "a token was committed behind the end");
            Assert.DoesNotContain(34, result.Answer);
            if (end >= 0)
            {
                var behind = result.Tokens[(result.Trace.Commits[end].Position + 1)..];
                Assert.All(behind, token => Assert.Equal(config.Tokens.EndOfText, token));
            }

            ended += end >= 0 ? 1 : 0;
            late += end >= 8 ? 1 : 0;
        });
        Assert.True(ended > 2 && late > 0, $"only {ended} turns ended, {late} of them behind the first block");
    }

    [Fact]
    public void Decode_StopToken_EndsAtItsBlock()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 22);
        var free = Decodes.Cached(denoiser, TinyModels.Prompt(11, 1), DecodeCases.All["greedy"]);
        var options = DecodeCases.All["greedy"] with { StopTokens = [free.Answer[2]] };
        var result = Check(denoiser, 11, options, "stop token", promptSeed: 1);
        Assert.Equal(8, result.Trace.Commits.Count);
        Assert.True(result.Answer.Count <= 2, $"{result.Answer.Count} tokens count, the stop token was the third");
        Assert.Equal(16, result.Tokens.Count(token => token == Wide.Tokens.Mask));
    }

    [Fact]
    public void Decode_TwoWorkersCached_EqualsOneWorkerUncached()
    {
        using var pool = new WorkerPool(2);
        var set = TinyModels.Draw(Wide, 24);
        using var two = CpuDenoiser.FromParameters(set, pool);
        using var one = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        foreach (var name in new[] { "top-p", "guidance, amplify, cut off", "known interventions, amplify" })
        {
            var (prompt, options) = (TinyModels.Prompt(13, 2), DecodeCases.All[name]);
            Decodes.Same(Decodes.Uncached(one, prompt, options), Decodes.Cached(two, prompt, options), name);
        }
    }

    [Fact]
    public void Decode_Cached_ComputesFewerRows()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 25);
        var prompt = TinyModels.Prompt(16, 3);
        var options = DecodeCases.All["greedy"];
        var cached = Decodes.Cached(denoiser, prompt, options).Statistics;
        var uncached = Decodes.Uncached(denoiser, prompt, options).Statistics;
        Assert.Equal(24 * 40, uncached.RowsComputed);
        // The prompt once and 8 rows per step; a block's last commit is computed with the next block's first step.
        Assert.Equal(16 + (24 * 8) + (2 * 8), cached.RowsComputed);
        Assert.Equal(uncached.Forwards, cached.Forwards);
    }

    private static DecodeResult Check(
        CpuDenoiser denoiser, int length, GenerationOptions options, string what, int? promptSeed = null)
    {
        var prompt = TinyModels.Prompt(length, promptSeed ?? length);
        var expected = Decodes.Uncached(denoiser, prompt, options);
        Decodes.Same(expected, Decodes.Cached(denoiser, prompt, options), what);
        return expected;
    }
}
