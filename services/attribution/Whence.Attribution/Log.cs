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
}
