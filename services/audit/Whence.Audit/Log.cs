using Microsoft.Extensions.Logging;

namespace Whence.Audit;

/// <summary>What the module writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Debug, "Recorded {Kind} of generation {GenerationId}.")]
    public static partial void Recorded(ILogger logger, string kind, Guid generationId);

    [LoggerMessage(5002, LogLevel.Information, "{Kind} of generation {GenerationId} was recorded before.")]
    public static partial void RecordedBefore(ILogger logger, string kind, Guid generationId);

    [LoggerMessage(5004, LogLevel.Information, "The audit record is kept by {Store}.")]
    public static partial void RecordOpened(ILogger logger, string store);

    [LoggerMessage(5003, LogLevel.Warning, "{File} ended in half a line of {Bytes} bytes, which was never confirmed.")]
    public static partial void HalfLine(ILogger logger, string file, long bytes);
}
