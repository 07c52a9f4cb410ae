using Microsoft.Extensions.Logging;

namespace Whence.Generations;

/// <summary>What this service logs: ids and numbers, never a text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Generation {GenerationId} of {Tenant} was accepted as {Number}.")]
    public static partial void Accepted(ILogger logger, Guid generationId, string tenant, long number);

    [LoggerMessage(2, LogLevel.Information, "Generation {GenerationId} of {Tenant} ended: {Outcome} {Code}.")]
    public static partial void Ended(
        ILogger logger, Guid generationId, string tenant, string outcome, string? code);

    [LoggerMessage(3, LogLevel.Warning, "A message names generation {GenerationId}, which does not exist.")]
    public static partial void UnknownGeneration(ILogger logger, Guid generationId);

    [LoggerMessage(4, LogLevel.Error, "The trace of generation {GenerationId} cannot be read.")]
    public static partial void UnreadableTrace(ILogger logger, Guid generationId, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "The look for overdue generations failed; it is repeated.")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Generation {GenerationId} was not cancelled when its caller left.")]
    public static partial void CancelFailed(ILogger logger, Guid generationId, Exception exception);
}
