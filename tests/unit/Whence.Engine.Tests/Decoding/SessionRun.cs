using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Traces;

namespace Whence.Engine.Tests.Decoding;

/// <summary>A session run to its end: the sequence, and the bytes of every segment.</summary>
internal sealed record SessionRun(int[] Tokens, IReadOnlyList<byte[]> Segments)
{
    public const string Settings = "settings";

    public static TraceOrigin Origin { get; } = new("tiny", new string('c', 64), "cpu");

    /// <summary>Runs a request without a stop.</summary>
    public static SessionRun Uninterrupted(IDenoiser denoiser, DecodeRequest request)
    {
        using var session = DecodeSession.Start(denoiser, request);
        return Finish(denoiser, session, []);
    }

    /// <summary>Runs a request, abandoned after some steps and resumed from the bytes of a checkpoint.</summary>
    public static SessionRun Cut(IDenoiser denoiser, DecodeRequest request, params int[] cuts)
    {
        var segments = new List<byte[]>();
        var session = DecodeSession.Start(denoiser, request);
        foreach (var cut in cuts)
        {
            Advance(denoiser, session, segments, cut);
            var checkpoint = session.Checkpoint(Origin, Settings).ToBytes();
            session.Dispose();
            session = DecodeSession.Resume(denoiser, request, DecodeCheckpoint.Parse(checkpoint));
        }

        using (session)
        {
            return Finish(denoiser, session, segments);
        }
    }

    public static void Same(SessionRun expected, SessionRun actual, string what)
    {
        Assert.True(expected.Tokens.SequenceEqual(actual.Tokens), $"{what}: the tokens differ");
        Assert.True(expected.Segments.Count == actual.Segments.Count, $"{what}: {actual.Segments.Count} segments");
        for (var block = 0; block < expected.Segments.Count; block++)
        {
            Assert.True(
                expected.Segments[block].SequenceEqual(actual.Segments[block]), $"{what}: block {block} differs");
        }
    }

    private static SessionRun Finish(IDenoiser denoiser, DecodeSession session, List<byte[]> segments)
    {
        Advance(denoiser, session, segments, int.MaxValue);
        return new SessionRun(session.Tokens.ToArray(), segments);
    }

    private static void Advance(IDenoiser denoiser, DecodeSession session, List<byte[]> segments, int untilStep)
    {
        var batch = new DecodeBatch(denoiser);
        batch.Add(session);
        while (batch.Sessions.Count > 0 && session.StepsDone < untilStep)
        {
            if (batch.Step()[0].BlockCompleted)
            {
                segments.Add(session.CutSegment(Origin).ToBytes());
            }
        }
    }
}
