using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Tests.Decoding;

/// <summary>Compares generations bit by bit: tokens, commits, the states behind them, and the concepts.</summary>
internal static class Decodes
{
    public static DecodeResult Cached(IDenoiser denoiser, IReadOnlyList<int> prompt, GenerationOptions options) =>
        new Decoder(denoiser).Decode(new DecodeRequest(prompt, options));

    public static DecodeResult Uncached(IDenoiser denoiser, IReadOnlyList<int> prompt, GenerationOptions options) =>
        new Decoder(denoiser, new DecodeOptions { Cache = false }).Decode(new DecodeRequest(prompt, options));

    public static void Same(DecodeResult expected, DecodeResult actual, string what)
    {
        var difference = Difference(expected, actual);
        Assert.True(difference is null, $"{what}: {difference}");
    }

    /// <summary>Returns what differs, or null.</summary>
    public static string? Difference(DecodeResult expected, DecodeResult actual)
    {
        if (Commits(expected.Trace.Commits, actual.Trace.Commits) is { } commits)
        {
            return commits;
        }

        if (!expected.Tokens.SequenceEqual(actual.Tokens))
        {
            return $"tokens [{string.Join(' ', actual.Tokens)}] instead of [{string.Join(' ', expected.Tokens)}]";
        }

        if (!expected.Answer.SequenceEqual(actual.Answer)
            || !expected.AnswerPositions.SequenceEqual(actual.AnswerPositions))
        {
            return "the answer differs";
        }

        if (expected.AbortedBy != actual.AbortedBy || !expected.Trace.Firings.SequenceEqual(actual.Trace.Firings))
        {
            return $"rules fired [{string.Join(' ', actual.Trace.Firings)}] instead of " +
                $"[{string.Join(' ', expected.Trace.Firings)}]";
        }

        return States(expected.Trace, actual.Trace) ?? Readout(expected.Trace.Concepts, actual.Trace.Concepts);
    }

    private static string? Commits(IReadOnlyList<Commit> expected, IReadOnlyList<Commit> actual)
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            var (one, other) = (expected[i], actual[i]);
            if (one != other || !SameBits([one.Logit], [other.Logit]))
            {
                return $"commit {i} is {other} instead of {one}";
            }
        }

        return expected.Count == actual.Count ? null : $"{actual.Count} commits instead of {expected.Count}";
    }

    private static string? States(DecodeTrace expected, DecodeTrace actual)
    {
        for (var i = 0; i < expected.Commits.Count; i++)
        {
            if (!SameBits(expected.Hidden[i], actual.Hidden[i]))
            {
                return $"the hidden state of commit {i} differs";
            }

            if (!SameBits(expected.Composed[i], actual.Composed[i]))
            {
                return $"the composed vector of commit {i} differs";
            }
        }

        return null;
    }

    private static string? Readout(ConceptReadout? expected, ConceptReadout? actual)
    {
        if (expected is null || actual is null)
        {
            return expected is null && actual is null ? null : "only one of both read the concepts";
        }

        var same = expected.KnownIds.SequenceEqual(actual.KnownIds)
            && expected.DiscoveredIds.SequenceEqual(actual.DiscoveredIds)
            && SameBits(expected.KnownLogits, actual.KnownLogits)
            && SameBits(expected.DiscoveredLogits, actual.DiscoveredLogits);
        return same ? null : "the concepts differ";
    }

    private static bool SameBits(float[] expected, float[] actual) =>
        expected.Select(BitConverter.SingleToInt32Bits).SequenceEqual(actual.Select(BitConverter.SingleToInt32Bits));
}
