using System.Text.Json;

namespace Whence.Api.Tests.Support;

/// <summary>What the platform says about the generations of a tenant.</summary>
internal static class Ledger
{
    private const int AttemptsMax = 2400;

    private static readonly string[] Ends = ["completed", "failed", "cancelled"];

    /// <summary>Returns the id of the newest generation, or null.</summary>
    public static async Task<string?> NewestAsync(HttpClient client) =>
        await ListAsync(client, 1) is [var newest, ..] ? newest : null;

    /// <summary>Returns ids, newest first.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(HttpClient client, int limit)
    {
        using var page = await GetAsync(client, $"/v1/generations?limit={limit}");
        return [.. page.RootElement.GetProperty("data").EnumerateArray()
            .Select(generation => generation.GetProperty("id").GetString()!)];
    }

    /// <summary>Waits until a generation ended and returns how.</summary>
    public static async Task<string> EndOfAsync(HttpClient client, string id)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            using var generation = await GetAsync(client, $"/v1/generations/{id}");
            var status = generation.RootElement.GetProperty("status").GetString()!;
            if (Ends.Contains(status))
            {
                return status;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"{id} did not end.");
    }

    public static async Task<JsonDocument> GetAsync(HttpClient client, string path)
    {
        var text = await client.GetStringAsync(path);
        return JsonDocument.Parse(text);
    }
}
