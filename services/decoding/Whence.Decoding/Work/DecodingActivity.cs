using System.Diagnostics;
using Whence.Decoding.Jobs;

namespace Whence.Decoding.Work;

/// <summary>The span of a claimed job, in the trace of the request that ordered it.</summary>
internal static class DecodingActivity
{
    private static readonly ActivitySource Source = new("Whence.Decoding");

    public static Activity? Begin(ClaimedJob job)
    {
        Activity.Current = null; // the claim loop belongs to no request
        ActivityContext.TryParse(job.TraceParent, null, isRemote: true, out var parent);
        var activity = Source.StartActivity("decode", ActivityKind.Consumer, parent);
        activity?.SetTag("whence.generation_id", job.GenerationId);
        activity?.SetTag("whence.attempt", job.Fencing);
        return activity;
    }
}
