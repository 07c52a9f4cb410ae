using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Generations.Storage;

namespace Whence.Generations.Runs;

/// <summary>Writes the headers that say how many tokens are left, and how long the service took.</summary>
internal static class BalanceHeaders
{
    public static void Write(HttpResponse response, TokenBalance? balance, DateTimeOffset now)
    {
        if (balance is null)
        {
            return;
        }

        response.Headers["x-ratelimit-limit-tokens"] = Text(balance.Limit);
        response.Headers["x-ratelimit-remaining-tokens"] = Text(Math.Max(0, balance.Remaining));
        response.Headers["x-ratelimit-reset-tokens"] =
            Text((long)Math.Max(0, Math.Ceiling((balance.ResetsAt - now).TotalSeconds))) + "s";
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
