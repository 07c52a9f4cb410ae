using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Decoding;

/// <summary>Requests that share their forward passes answer what each answers alone, bit for bit.</summary>
public sealed class BatchTests
{
    private static readonly ModelConfig Config =
        TinyModels.Plain with { BlockLength = 8, Tokens = TinyModels.Instruct.Tokens };

    [Fact]
    public void Decode_MixedRequests_EqualsEachAlone()
    {
        Seeds.Each(12, seed =>
        {
            using var denoiser = Denoiser(seed);
            Together(denoiser, [.. Requests(seed, 2 + (seed % 5))]);
        });
    }

    [Fact]
    public void Decode_AnyOrder_AnswersTheSame()
    {
        using var denoiser = Denoiser(41);
        DecodeRequest[] requests = [.. Requests(41, 5)];
        var expected = new Decoder(denoiser).Decode(requests);
        for (var shift = 1; shift < requests.Length; shift++)
        {
            DecodeRequest[] turned = [.. requests[shift..], .. requests[..shift]];
            var actual = new Decoder(denoiser).Decode(turned);
            for (var i = 0; i < requests.Length; i++)
            {
                Decodes.Same(expected[(i + shift) % requests.Length], actual[i], $"turned by {shift}, request {i}");
            }
        }
    }

    [Fact]
    public void Decode_RequestThatEndsEarly_LeavesTheOthersAlone()
    {
        using var denoiser = TinyModels.Denoiser(Config, 42);
        var greedy = GenerationOptions.Greedy(DecodeCases.Tokens);
        var first = Decodes.Cached(denoiser, TinyModels.Prompt(5, 1), greedy);
        DecodeRequest[] requests =
        [
            new(TinyModels.Prompt(10, 2), greedy),
            new(TinyModels.Prompt(5, 1), greedy with { StopTokens = [first.Trace.Commits[0].Token] }),
            new(TinyModels.Prompt(14, 3), greedy with { GuidanceScale = 1 }),
        ];
        var results = Together(denoiser, requests);
        Assert.Equal(8, results[1].Trace.Commits.Count);
        Assert.Equal(24, results[0].Trace.Commits.Count);
        Assert.Equal(24, results[2].Trace.Commits.Count);
    }

    [Fact]
    public void Decode_SameRequestTwice_AnswersTwiceTheSame()
    {
        using var denoiser = Denoiser(43);
        var request = new DecodeRequest(TinyModels.Prompt(9, 4), DecodeCases.All["entropy"]);
        var results = new Decoder(denoiser).Decode([request, request, request]);
        Decodes.Same(results[0], results[1], "second");
        Decodes.Same(results[0], results[2], "third");
    }

    [Fact]
    public void Decode_WithoutCache_EqualsEachAloneWithCache()
    {
        using var denoiser = Denoiser(44);
        DecodeRequest[] requests = [.. Requests(44, 4)];
        var together = new Decoder(denoiser, new DecodeOptions { Cache = false }).Decode(requests);
        for (var i = 0; i < requests.Length; i++)
        {
            Decodes.Same(new Decoder(denoiser).Decode(requests[i]), together[i], $"request {i}");
        }
    }

    [Fact]
    public void Decode_NoRequests_AnswersNothing()
    {
        using var denoiser = Denoiser(45);
        Assert.Empty(new Decoder(denoiser).Decode([]));
    }

    private static CpuDenoiser Denoiser(int seed) =>
        CpuDenoiser.FromParameters(TinyModels.DrawInstruct(Config, (ulong)seed), WorkerPool.CallerOnly);

    private static IReadOnlyList<DecodeResult> Together(IDenoiser denoiser, DecodeRequest[] requests)
    {
        var results = new Decoder(denoiser).Decode(requests);
        for (var i = 0; i < requests.Length; i++)
        {
            var alone = new Decoder(denoiser).Decode(requests[i]);
            Decodes.Same(alone, results[i], $"request {i} of {requests.Length}");
            Assert.Equal(alone.Statistics, results[i].Statistics);
        }

        return results;
    }

    private static IEnumerable<DecodeRequest> Requests(int seed, int count)
    {
        var random = new Random(seed);
        var cases = DecodeCases.All.Values.ToList();
        int[] lengths = [8, 16, 24];
        for (var i = 0; i < count; i++)
        {
            var tokens = lengths[random.Next(3)];
            var options = cases[random.Next(cases.Count)] with
            {
                MaxNewTokens = tokens,
                Steps = tokens / 8 * (1 + random.Next(11)),
                Seed = (ulong)random.Next(5),
            };
            yield return new DecodeRequest(TinyModels.Prompt(random.Next(30), random.Next(100)), options);
        }
    }
}
