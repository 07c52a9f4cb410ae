using System.Text.Json;
using Whence.Attribution.Counterfactuals;
using Whence.Attribution.Jobs;
using Whence.Engine.Diffusion;
using Whence.Explanations;
using Whence.Hosting.Payloads;
using Whence.Models;
using Whence.Recordings;

namespace Whence.Attribution.Explaining;

/// <summary>Failures that another attempt cannot mend.</summary>
internal static class ExplanationFailures
{
    public static ExplanationEnd Exhausted { get; } = ExplanationEnd.Failed(
        "explanation_failed", "Too many workers lost this explanation; ask for it again.");

    public static ExplanationEnd Late(ExplanationKind kind) => ExplanationEnd.Failed(
        "deadline_exceeded",
        kind == ExplanationKind.Counterfactual
            ? "The answer was not generated anew in time, perhaps for want of a place among the generations under " +
                "way; ask again when fewer are, or with regenerate false."
            : "The explanation took too long; explain a smaller target or fewer units.");

    /// <summary>Returns the end that an exception means for good, or null when another attempt may succeed.</summary>
    public static ExplanationEnd? Permanent(Exception reason) => reason switch
    {
        RecordingException refused => ExplanationEnd.Failed(refused.Code, refused.Message),
        ChildGenerationException refused => ExplanationEnd.Failed(refused.Code, refused.Message),
        ExplanationException refused => ExplanationEnd.Failed("invalid_value", refused.Message),
        GenerationException refused => ExplanationEnd.Failed("invalid_value", refused.Message),
        ModelException or ArgumentException => ExplanationEnd.Failed(
            "model_numerics", "The explanation came to values that are not finite."),
        PayloadException or JsonException => ExplanationEnd.Failed(
            "payload_unreadable", "What was stored of the generation cannot be read."),
        _ => null,
    };
}
