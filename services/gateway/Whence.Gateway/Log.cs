using Microsoft.Extensions.Logging;

namespace Whence.Gateway;

/// <summary>What the gateway logs: never a key, a token or a body.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The last use of keys was not written: {Reason}")]
    public static partial void LastUseNotWritten(this ILogger log, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Keys cannot be read: {Reason}")]
    public static partial void KeysAway(this ILogger log, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The issuer's keys cannot be read: {Reason}")]
    public static partial void IssuerAway(this ILogger log, string reason);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "{Service} did not answer: {Error}")]
    public static partial void ServiceAway(this ILogger log, string service, string error);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning,
        Message = "The description of {Service} cannot be read: {Reason}")]
    public static partial void DescriptionAway(this ILogger log, string service, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning,
        Message = "No keys are configured: every caller on this machine is the tenant {Tenant}")]
    public static partial void WithoutKeys(this ILogger log, string tenant);
}
