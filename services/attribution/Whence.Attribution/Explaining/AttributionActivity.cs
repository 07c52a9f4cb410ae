using System.Diagnostics;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>The trace of the work on one explanation, as part of the request's.</summary>
internal static class AttributionActivity
{
    private static readonly ActivitySource Source = new("Whence.Attribution");

    public static Activity? Begin(ClaimedExplanation claim)
    {
        Activity.Current = null; // the claim loop belongs to no request
        ActivityContext.TryParse(claim.TraceParent, null, isRemote: true, out var parent);
        var activity = Source.StartActivity("explain", ActivityKind.Consumer, parent);
        activity?.SetTag("whence.generation_id", claim.Record.GenerationId);
        activity?.SetTag("whence.explanation_id", claim.Record.Id);
        activity?.SetTag("whence.attempt", claim.Attempts);
        return activity;
    }
}
