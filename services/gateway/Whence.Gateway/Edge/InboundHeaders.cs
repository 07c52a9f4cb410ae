using Microsoft.AspNetCore.Http;

namespace Whence.Gateway.Edge;

/// <summary>Takes away what only the platform itself may say.</summary>
internal static class InboundHeaders
{
    private static readonly string[] Prefixes = ["x-whence-", "x-tenant", "x-forwarded-"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "forwarded", "x-request-id", "request-id", "correlation-context", "baggage", "x-original-for",
        "x-original-host", "x-original-proto", "x-original-url", "x-rewrite-url", "x-http-method-override", "x-real-ip",
    };

    private static readonly string[] TraceNames = ["traceparent", "tracestate"];

    /// <summary>Strips the headers of a request.</summary>
    public static void Strip(IHeaderDictionary headers, bool trustTrace)
    {
        List<string>? forbidden = null;
        foreach (var header in headers)
        {
            if (IsForbidden(header.Key, trustTrace))
            {
                (forbidden ??= []).Add(header.Key);
            }
        }

        foreach (var name in forbidden ?? [])
        {
            headers.Remove(name);
        }
    }

    private static bool IsForbidden(string name, bool trustTrace) =>
        Names.Contains(name)
        || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || (!trustTrace && Array.Exists(TraceNames, trace => name.Equals(trace, StringComparison.OrdinalIgnoreCase)));
}
