using Microsoft.Extensions.Logging;

namespace Whence.Hosting;

/// <summary>What Whence.Hosting has to say.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} answered {Status} {Code}")]
    public static partial void RequestFailed(
        ILogger logger, string method, int status, string code, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The broker did not return a ping: {Reason}")]
    public static partial void PingFailed(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Information, "The broker returned a ping after {Milliseconds} ms")]
    public static partial void PingRecovered(ILogger logger, long milliseconds);

    [LoggerMessage(4, LogLevel.Information, "Draining: not ready any more, serving for {Seconds} s before stopping")]
    public static partial void Draining(ILogger logger, int seconds);

    [LoggerMessage(5, LogLevel.Information, "Wrote the broker policy {Policy}")]
    public static partial void PolicyWritten(ILogger logger, string policy);

    [LoggerMessage(6, LogLevel.Warning, "The broker policies were not written; trying again: {Reason}")]
    public static partial void PoliciesDelayed(ILogger logger, string reason);
}
