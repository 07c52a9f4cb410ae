using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Whence.Gateway.Quotas;

/// <summary>Tells callers what is left, in the headers that their clients know.</summary>
internal static class QuotaHeaders
{
    public static void Write(IHeaderDictionary headers, BucketState bucket)
    {
        headers["x-ratelimit-limit-requests"] = Number(bucket.Limit);
        headers["x-ratelimit-remaining-requests"] = Number(bucket.Remaining);
        headers["x-ratelimit-reset-requests"] = Number(Math.Round(bucket.UntilFull.TotalSeconds, 3)) + "s";
    }

    /// <summary>Says when another attempt is worth it.</summary>
    public static void WriteRetry(IHeaderDictionary headers, TimeSpan after)
    {
        headers.RetryAfter = Number(SecondsUp(after));
        headers["retry-after-ms"] = Number(Math.Ceiling(after.TotalMilliseconds));
        headers["x-should-retry"] = "true";
    }

    public static int SecondsUp(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalSeconds));

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
