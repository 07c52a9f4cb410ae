using System.Net;
using System.Net.Http.Json;
using Whence.Contracts.Replays;
using Whence.Hosting.Http;

namespace Whence.Attribution.Replays;

/// <summary>Asks generations where a generation stands.</summary>
internal sealed class GenerationsClient(HttpClient http)
{
    /// <summary>Returns what is stored of a generation, or null when there is none.</summary>
    /// <exception cref="HttpRequestException">Generations cannot be reached.</exception>
    public async Task<GenerationReference?> FindAsync(Guid id, CancellationToken cancellation)
    {
        using var response = await http.GetAsync($"/internal/generations/{id:D}", cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<GenerationReference>(ApiJson.Options, cancellation);
    }
}
