using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Generations.Storage;

namespace Whence.Generations.Runs;

/// <summary>Writes the headers that say how many tokens of the day are left.</summary>
internal static class BalanceHeaders
{
    /// <summary>Sends the balance with whatever the answer becomes, refusals included.</summary>
    public static void Announce(HttpResponse response, TokenBalance? balance, DateTimeOffset now)
    {
        if (balance is not null)
        {
            response.OnStarting(() => Write(response, balance, now));
        }
    }

    private static Task Write(HttpResponse response, TokenBalance balance, DateTimeOffset now)
    {
        response.Headers["x-ratelimit-limit-tokens"] = Text(balance.Limit);
        response.Headers["x-ratelimit-remaining-tokens"] = Text(Math.Max(0, balance.Remaining));
        response.Headers["x-ratelimit-reset-tokens"] =
            Text((long)Math.Max(0, Math.Ceiling((balance.ResetsAt - now).TotalSeconds))) + "s";
        return Task.CompletedTask;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
