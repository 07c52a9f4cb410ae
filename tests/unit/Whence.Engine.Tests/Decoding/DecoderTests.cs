using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Decoding;

public sealed class DecoderTests
{
    [Fact]
    public void Decode_Progress_ReportsEveryStepAndBlock()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 61);
        var reports = new List<(int Step, int Masked, bool Completed)>();
        var request = new DecodeRequest(TinyModels.Prompt(5, 1), GenerationOptions.Greedy(8, 6));
        new Decoder(denoiser).Decode(request, progress =>
        {
            Assert.Equal(6, progress.Steps);
            Assert.Equal(0, progress.Request);
            reports.Add((
                progress.Step,
                progress.Tokens.ToArray().Count(token => token == TinyModels.Plain.Tokens.Mask),
                progress.BlockCompleted));
        });
        (int, int, bool)[] expected =
        [
            (1, 6, false), (2, 5, false), (3, 4, true), (4, 2, false), (5, 1, false), (6, 0, true),
        ];
        Assert.Equal(expected, reports);
    }

    [Fact]
    public void Decode_Cancelled_StopsBetweenSteps()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 62);
        using var cancellation = new CancellationTokenSource();
        var steps = 0;
        var request = new DecodeRequest(TinyModels.Prompt(5, 1), GenerationOptions.Greedy(8));
        Assert.Throws<OperationCanceledException>(() => new Decoder(denoiser).Decode(
            request,
            progress =>
            {
                steps = progress.Step;
                if (steps == 3)
                {
                    cancellation.Cancel();
                }
            },
            cancellation.Token));
        Assert.Equal(3, steps);
    }

    [Fact]
    public void Decode_Greedy_NeverCommitsMaskPadOrEndOfText()
    {
        var tokens = TinyModels.Plain.Tokens;
        Seeds.Each(10, seed =>
        {
            using var denoiser = TinyModels.Denoiser(TinyModels.Plain, (ulong)seed);
            foreach (var options in DecodeCases.All.Values)
            {
                var result = Decodes.Cached(denoiser, TinyModels.Prompt(seed, seed), options);
                Assert.DoesNotContain(
                    result.Trace.Commits, commit => commit.Token == tokens.Mask || commit.Token == tokens.Pad
                        || commit.Token == tokens.EndOfText);
            }
        });
    }

    [Fact]
    public void Snapshot_OfEveryGroup_IsWhatTheCommitsBeforeItLeft()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 63);
        var prompt = TinyModels.Prompt(6, 2);
        var trace = Decodes.Cached(denoiser, prompt, GenerationOptions.Greedy(12, 6)).Trace;
        var expected = Enumerable.Repeat(TinyModels.Plain.Tokens.Mask, 18).ToArray();
        prompt.CopyTo(expected, 0);
        foreach (var group in trace.Commits.GroupBy(commit => commit.Order))
        {
            Assert.Equal(expected, trace.Snapshot(group.Key));
            foreach (var commit in group)
            {
                expected[commit.Position] = commit.Token;
            }
        }
    }

    [Fact]
    public void Decode_RepetitionPenalty_RepeatsLess()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 64);
        var prompt = TinyModels.Prompt(6, 3);
        var (free, punished) = (Different(1), Different(5));
        Assert.True(punished > free, $"{punished} different tokens under the penalty, {free} without");

        int Different(float penalty) => Decodes.Cached(denoiser, prompt, GenerationOptions.Greedy(24, null, penalty))
            .Answer.Distinct().Count();
    }

    [Fact]
    public void Decode_InvalidSecondRequest_IsRefused()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 65);
        DecodeRequest[] requests =
        [
            new(TinyModels.Prompt(6, 3), GenerationOptions.Greedy(8)),
            new(TinyModels.Prompt(6, 3), GenerationOptions.Greedy(7)),
        ];
        Assert.Throws<GenerationException>(() => new Decoder(denoiser).Decode(requests));
    }
}
