using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Randomness;
using Whence.Engine.Sampling;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Decoding;

/// <summary>A seed decides what is sampled: nothing else does, and another seed decides otherwise.</summary>
public sealed class SeedTests
{
    private static readonly GenerationOptions Sampled = new()
    {
        MaxNewTokens = 16, Temperature = 1.5f, TopP = 1f, EntropySampling = false, Seed = 1,
    };

    [Fact]
    public void Decode_SameSeed_AnswersTheSameWhateverTheNeighbours()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 51);
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), Sampled);
        var alone = new Decoder(denoiser).Decode(request);
        for (var neighbours = 1; neighbours < 5; neighbours++)
        {
            var others = Enumerable.Range(0, neighbours)
                .Select(i => new DecodeRequest(TinyModels.Prompt(3 + (5 * i), i), Sampled with { Seed = (ulong)i }));
            var results = new Decoder(denoiser).Decode([.. others, request]);
            Decodes.Same(alone, results[^1], $"{neighbours} neighbours");
        }
    }

    [Fact]
    public void Decode_SameSeed_AnswersTheSameWithAnyNumberOfWorkers()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 52);
        using var one = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        for (var workers = 2; workers <= 3; workers++)
        {
            using var pool = new WorkerPool(workers);
            using var many = CpuDenoiser.FromParameters(set, pool);
            foreach (var seed in new ulong[] { 1, 2, 3 })
            {
                var options = Sampled with { Seed = seed };
                var prompt = TinyModels.Prompt(7, 2);
                Decodes.Same(
                    Decodes.Cached(one, prompt, options), Decodes.Cached(many, prompt, options), $"{workers} workers");
            }
        }
    }

    [Fact]
    public void Decode_OtherSeeds_AnswerOtherwise()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 53);
        var prompt = TinyModels.Prompt(6, 3);
        var answers = Enumerable.Range(0, 20)
            .Select(seed => Decodes.Cached(denoiser, prompt, Sampled with { Seed = (ulong)seed }).Tokens)
            .Select(tokens => string.Join(' ', tokens))
            .ToHashSet();
        Assert.True(answers.Count >= 19, $"20 seeds gave only {answers.Count} answers");
    }

    [Fact]
    public void Decode_Sampled_DrawsBySeedStepAndPosition()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 55);
        var options = Sampled with { Steps = 8, Seed = 12, RepetitionPenalty = 1 };
        var trace = Decodes.Cached(denoiser, TinyModels.Prompt(6, 5), options).Trace;
        var (sampler, inspector) = (new TokenSampler(40), new CpuInspector(denoiser));
        var filter = new LogitFilter(TinyModels.Plain.Tokens, 1, null);
        foreach (var commit in trace.Commits)
        {
            var pass = inspector.Forward(trace.Snapshot(commit.Order));
            var logits = pass.Logits.AsSpan(commit.Position * 40, 40);
            filter.Apply(logits, []);
            var uniform = CounterRandom.Uniform(12, commit.Step, commit.Position);
            Assert.Equal(sampler.Sample(logits, options, uniform), commit.Token);
        }
    }

    [Fact]
    public void Decode_Greedy_IgnoresTheSeed()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 54);
        var prompt = TinyModels.Prompt(6, 4);
        var options = GenerationOptions.Greedy(16);
        Decodes.Same(
            Decodes.Cached(denoiser, prompt, options),
            Decodes.Cached(denoiser, prompt, options with { Seed = 99 }),
            "greedy");
    }
}
