using System.Diagnostics;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Cli.Bench;

/// <summary>Times greedy decoding with the exact cache and in full.</summary>
internal sealed class DecodeBench(IDenoiser denoiser, CancellationToken cancellation)
{
    private const int PromptSeed = 7;

    /// <summary>Decodes one prompt.</summary>
    /// <param name="promptLength">Tokens of the prompt, drawn from the vocabulary.</param>
    /// <param name="tokens">Tokens to generate.</param>
    /// <param name="fullSteps">Full forward passes to time, 0 for a whole decode, null for none.</param>
    public DecodeRun Run(int promptLength, int tokens, int? fullSteps)
    {
        var request = new DecodeRequest(Prompt(promptLength), GenerationOptions.Greedy(tokens));
        RequestChecks.Check(request, denoiser.Config);
        WarmUp(request, fullSteps);
        var (result, seconds) = Decode(request, cache: true);
        var cached = DecodeTiming.Of(seconds, tokens, tokens, result.Statistics.RowsPerToken);
        if (fullSteps is not { } steps)
        {
            return new DecodeRun(promptLength, tokens, cached, null, null, null);
        }

        var (full, identical) = steps <= 0 || steps >= tokens ? WholeDecode(request, result) : Sampled(result, steps);
        return new DecodeRun(
            promptLength, tokens, cached, full, Math.Round(full.Seconds / cached.Seconds, 2), identical);
    }

    private static bool SameDecisions(DecodeResult left, DecodeResult right) =>
        left.Trace.Commits.Select(commit => (commit.Position, commit.Token))
            .SequenceEqual(right.Trace.Commits.Select(commit => (commit.Position, commit.Token)));

    private int[] Prompt(int length)
    {
        var tokens = denoiser.Config.Tokens;
        int[] special =
            [tokens.Mask, tokens.Pad, tokens.Bos, tokens.EndOfText, tokens.EndOfChunk, tokens.EndOfTurn ?? tokens.Mask];
        var ordinary = Enumerable.Range(0, denoiser.Config.VocabularySize).Except(special).ToArray();
        var random = new Random(PromptSeed);
        return [.. Enumerable.Range(0, length).Select(_ => ordinary[random.Next(ordinary.Length)])];
    }

    // Enough steps for the just-in-time compiler to finish its work.
    private void WarmUp(DecodeRequest request, int? fullSteps)
    {
        var config = denoiser.Config;
        var result = Decode(
            request with { Options = GenerationOptions.Greedy(config.BlockLength) }, cache: true).Result;
        if (fullSteps is not null)
        {
            Sampled(result, 2);
        }
    }

    private (DecodeResult Result, double Seconds) Decode(DecodeRequest request, bool cache)
    {
        var decoder = new Decoder(denoiser, new DecodeOptions { Cache = cache });
        var start = Stopwatch.GetTimestamp();
        var result = decoder.Decode(request, cancellation: cancellation);
        return (result, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private (DecodeTiming Timing, bool Identical) WholeDecode(DecodeRequest request, DecodeResult cached)
    {
        var (result, seconds) = Decode(request, cache: false);
        var steps = result.Trace.Commits.Count;
        return (
            DecodeTiming.Of(seconds, steps, steps, result.Statistics.RowsPerToken), SameDecisions(result, cached));
    }

    private (DecodeTiming Timing, bool Identical) Sampled(DecodeResult cached, int steps)
    {
        using var forward = new FullForward(denoiser, cached.Trace.Length);
        var commits = cached.Trace.Commits;
        var (seconds, identical) = (0.0, true);
        for (var i = 0; i < steps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var commit = commits[(int)((i + 0.5) * commits.Count / steps)];
            var snapshot = cached.Trace.Snapshot(commit.Order);
            var block = (commit.Position - cached.Trace.Prompt.Count) / denoiser.Config.BlockLength;
            var start = cached.Trace.Prompt.Count + (block * denoiser.Config.BlockLength);
            var began = Stopwatch.GetTimestamp();
            var decision = forward.Decide(snapshot, start, start + denoiser.Config.BlockLength);
            seconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
            identical &= decision == (commit.Position, commit.Token);
        }

        return (DecodeTiming.Of(seconds, steps, commits.Count, cached.Trace.Length), identical);
    }
}
