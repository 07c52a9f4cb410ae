using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;
using Whence.Engine.Traces;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Decoding;

/// <summary>A session that is cut and resumed answers what an uninterrupted one answers, to the bit.</summary>
public sealed class DecodeSessionTests
{
    private static readonly ModelConfig Wide = TinyModels.Instruct with { BlockLength = 8 };

    [Theory]
    [MemberData(nameof(DecodeCases.Names), MemberType = typeof(DecodeCases))]
    public void Resume_CutAfterEveryStep_GivesTheSameBytes(string name)
    {
        using var denoiser = Denoiser(Wide, 31);
        foreach (var (length, steps) in new[] { (8, 24), (11, 15), (13, 33) })
        {
            var request = new DecodeRequest(
                TinyModels.Prompt(length, length), DecodeCases.All[name] with { Steps = steps });
            var expected = SessionRun.Uninterrupted(denoiser, request);
            for (var cut = 0; cut <= steps; cut++)
            {
                SessionRun.Same(
                    expected,
                    SessionRun.Cut(denoiser, request, cut),
                    $"{name}, prompt of {length}, {steps} steps, cut after {cut}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Resume_EveryVariantCutAnywhere_GivesTheSameBytes(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 32);
        var options = DecodeCases.All["entropy"] with { MaxNewTokens = 12, Steps = 12 };
        var request = new DecodeRequest(TinyModels.Prompt(5, 2), options);
        var expected = SessionRun.Uninterrupted(denoiser, request);
        for (var cut = 0; cut <= 12; cut++)
        {
            SessionRun.Same(expected, SessionRun.Cut(denoiser, request, cut), $"{variant}, cut after {cut}");
        }
    }

    [Fact]
    public void Resume_RandomRequestsCutManyTimes_GivesTheSameBytes()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            using var denoiser = Denoiser(Wide, 33 + (seed % 5));
            var cases = DecodeCases.All.Values.ToList();
            var options = cases[random.Next(cases.Count)] with
            {
                Steps = 3 * (1 + random.Next(11)), Seed = (ulong)seed,
            };
            var request = new DecodeRequest(TinyModels.Prompt(random.Next(30), seed), options);
            int[] cuts = [.. Enumerable.Range(0, 4).Select(_ => random.Next(options.Steps!.Value)).Order()];
            SessionRun.Same(
                SessionRun.Uninterrupted(denoiser, request),
                SessionRun.Cut(denoiser, request, cuts),
                $"seed {seed}, cuts after {string.Join(", ", cuts)}");
        }
    }

    [Fact]
    public void CutSegment_BlockByBlock_EqualsTheCutTrace()
    {
        using var denoiser = Denoiser(Wide, 34);
        foreach (var (name, options) in DecodeCases.All)
        {
            var request = new DecodeRequest(TinyModels.Prompt(9, 4), options);
            var result = new Decoder(denoiser).Decode(request);
            var whole = TraceSegment.Cut(result.Trace, Wide.BlockLength, SessionRun.Origin);
            SessionRun.Same(
                new SessionRun(result.Tokens, [.. whole.Select(segment => segment.ToBytes())]),
                SessionRun.Uninterrupted(denoiser, request),
                name);
        }
    }

    [Fact]
    public void Resume_Statistics_GoOnFromTheCheckpoint()
    {
        using var denoiser = Denoiser(Wide, 35);
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), DecodeCases.All["greedy"]);
        using var whole = Run(denoiser, DecodeSession.Start(denoiser, request), 24);
        using var half = Run(denoiser, DecodeSession.Start(denoiser, request), 13);
        using var rest = Run(
            denoiser, DecodeSession.Resume(denoiser, request, half.Checkpoint(SessionRun.Origin, "s")), 11);
        Assert.Equal(whole.Statistics.TokensCommitted, rest.Statistics.TokensCommitted);
        Assert.Equal(whole.Statistics.Forwards, rest.Statistics.Forwards);
        Assert.True(rest.Statistics.RowsComputed >= whole.Statistics.RowsComputed);
        Assert.Equal((3, 24, true), (rest.BlocksDone, rest.StepsDone, rest.IsDone));
    }

    [Fact]
    public void Result_ResumedSession_RefersToItsSegments()
    {
        using var denoiser = Denoiser(Wide, 35);
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), DecodeCases.All["greedy"]);
        using var half = Run(denoiser, DecodeSession.Start(denoiser, request), 9);
        using var rest = DecodeSession.Resume(denoiser, request, half.Checkpoint(SessionRun.Origin, "s"));
        var error = Assert.Throws<InvalidOperationException>(() => rest.Result());
        Assert.Contains("segments", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_CheckpointOfAnotherRequest_IsRefused()
    {
        using var denoiser = Denoiser(Wide, 35);
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), DecodeCases.All["greedy"]);
        using var session = DecodeSession.Start(denoiser, request);
        var checkpoint = session.Checkpoint(SessionRun.Origin, "s");
        var other = request with { Options = GenerationOptions.Greedy(16) };
        Assert.Throws<InvalidDataException>(() => DecodeSession.Resume(denoiser, other, checkpoint));
        Assert.False(checkpoint.Fits(SessionRun.Origin, "t"));
        Assert.False(checkpoint.Fits(SessionRun.Origin with { Backend = "x" }, "s"));
        Assert.True(checkpoint.Fits(SessionRun.Origin, "s"));
    }

    [Fact]
    public void Parse_EveryBrokenByte_IsRefused()
    {
        using var denoiser = Denoiser(Wide, 35);
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), DecodeCases.All["greedy"]);
        using var session = Run(denoiser, DecodeSession.Start(denoiser, request), 1);
        var bytes = session.Checkpoint(SessionRun.Origin, "s").ToBytes();
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => DecodeCheckpoint.Parse(bytes));
            bytes[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => DecodeCheckpoint.Parse(bytes.AsMemory(0, at)));
        }
    }

    private static DecodeSession Run(CpuDenoiser denoiser, DecodeSession session, int steps)
    {
        var batch = new DecodeBatch(denoiser);
        batch.Add(session);
        for (var step = 0; step < steps; step++)
        {
            batch.Step();
        }

        return session;
    }

    private static CpuDenoiser Denoiser(ModelConfig config, int seed) =>
        CpuDenoiser.FromParameters(TinyModels.DrawInstruct(config, (ulong)seed), WorkerPool.CallerOnly);
}
