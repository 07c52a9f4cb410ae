using Microsoft.Extensions.Logging;
using Whence.Decoding.Engine;
using Whence.Decoding.Jobs;

namespace Whence.Decoding;

/// <summary>What decoding logs: ids, numbers and reasons, never text.</summary>
internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Error, "The engine failed in a step; its sessions go on from their checkpoints.")]
    public static partial void EngineFailed(this ILogger log, Exception reason);

    [LoggerMessage(6002, LogLevel.Information, "Decoding {GenerationId}, claim {Fencing}, from step {Step}.")]
    public static partial void Decoding(this ILogger log, Guid generationId, long fencing, int step);

    [LoggerMessage(6003, LogLevel.Information, "{GenerationId} ended: {Outcome}.")]
    public static partial void Ended(this ILogger log, Guid generationId, JobOutcome outcome);

    [LoggerMessage(6004, LogLevel.Information, "{GenerationId} was given back: {Reason}.")]
    public static partial void GivenBack(this ILogger log, Guid generationId, LeaveReason reason);

    [LoggerMessage(6005, LogLevel.Warning, "Claim {Fencing} of {GenerationId} is over; its work is dropped.")]
    public static partial void Stale(this ILogger log, Guid generationId, long fencing);

    [LoggerMessage(6006, LogLevel.Warning, "{GenerationId} failed and is tried again in {Seconds} s.")]
    public static partial void TryAgain(this ILogger log, Guid generationId, double seconds, Exception reason);

    [LoggerMessage(6007, LogLevel.Warning, "{GenerationId} could not be given back; its lease runs out.")]
    public static partial void NotGivenBack(this ILogger log, Guid generationId, Exception reason);

    [LoggerMessage(6008, LogLevel.Warning, "The jobs cannot be reached; trying again.")]
    public static partial void StoreUnreachable(this ILogger log, Exception reason);

    [LoggerMessage(6009, LogLevel.Warning, "The checkpoint of {GenerationId} is of no use: {Reason}")]
    public static partial void CheckpointRefused(this ILogger log, Guid generationId, string reason);

    [LoggerMessage(6010, LogLevel.Information, "Stopping: {Count} sessions are given back.")]
    public static partial void Draining(this ILogger log, int count);

    [LoggerMessage(6011, LogLevel.Information, "Serving {Model}, weights {Digest}, on {Backend}.")]
    public static partial void Serving(this ILogger log, string model, string digest, string backend);
}
