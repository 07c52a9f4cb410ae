using Microsoft.Extensions.Logging;

namespace Whence.Attribution;

/// <summary>What the module writes to the log; never a text.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Information, "The model is {Model}.")]
    public static partial void ModelOpened(ILogger logger, string model);

    [LoggerMessage(
        4001,
        LogLevel.Information,
        "Generation {GenerationId}: {Chunks} chunks explained, additivity error {Error} logits.")]
    public static partial void ConceptsAttributed(ILogger logger, Guid generationId, int chunks, float error);

    [LoggerMessage(4002, LogLevel.Error, "Generation {GenerationId} cannot be explained: {Code}.")]
    public static partial void AttributionFailed(ILogger logger, Guid generationId, string code, Exception exception);

    [LoggerMessage(
        4003,
        LogLevel.Warning,
        "Generation {GenerationId}: the parts of a logit miss it by {Error}, more than the {Tolerance} of rounding.")]
    public static partial void DoesNotAddUp(ILogger logger, Guid generationId, float error, float tolerance);

    [LoggerMessage(4010, LogLevel.Information, "Explanation {ExplanationId} of {GenerationId} is done.")]
    public static partial void Explained(this ILogger logger, Guid explanationId, Guid generationId);

    [LoggerMessage(4011, LogLevel.Warning, "Explanation {ExplanationId} ended without a result: {Code}.")]
    public static partial void NotExplained(this ILogger logger, Guid explanationId, string code);

    [LoggerMessage(4012, LogLevel.Warning, "Claim {Fencing} of explanation {ExplanationId} is over; it is dropped.")]
    public static partial void Stale(this ILogger logger, Guid explanationId, long fencing);

    [LoggerMessage(4013, LogLevel.Warning, "Explanation {ExplanationId} failed and is tried again in {Seconds} s.")]
    public static partial void TryAgain(this ILogger logger, Guid explanationId, double seconds, Exception reason);

    [LoggerMessage(
        4014, LogLevel.Warning, "Explanation {ExplanationId} could not be given back; its lease runs out.")]
    public static partial void NotGivenBack(this ILogger logger, Guid explanationId, Exception reason);

    [LoggerMessage(4015, LogLevel.Warning, "The explanations cannot be reached; trying again.")]
    public static partial void StoreUnreachable(this ILogger logger, Exception reason);
}
