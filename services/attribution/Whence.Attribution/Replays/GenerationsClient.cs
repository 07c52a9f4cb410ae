using System.Net;
using System.Net.Http.Json;
using Whence.Attribution.Counterfactuals;
using Whence.Contracts.Children;
using Whence.Contracts.Replays;
using Whence.Hosting.Http;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Replays;

/// <summary>Asks generations where a generation stands.</summary>
internal sealed class GenerationsClient(HttpClient http)
{
    private const string TooManyUnderWay = "concurrency_limit_exceeded";

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

    /// <summary>Asks for a generation that answers the request of another one, and returns where it stands; null when
    /// it is worth another try.</summary>
    /// <exception cref="ChildGenerationException">It is refused for good.</exception>
    public async Task<GenerationReference?> PutChildAsync(
        Guid parent, Guid id, ChildGeneration child, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.PutAsJsonAsync(
                $"/internal/generations/{parent:D}/children/{id:D}", child, ApiJson.Options, cancellation);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<GenerationReference>(ApiJson.Options, cancellation)
                : (int)response.StatusCode >= 500
                    ? null
                    : await RefusedAsync(response, cancellation);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null; // generations took too long
        }
    }

    private static async Task<GenerationReference?> RefusedAsync(
        HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadFromJsonAsync<ProblemBody>(ApiJson.Options, cancellation);
        return body!.Error.Code == TooManyUnderWay
            ? null
            : throw new ChildGenerationException(body.Error.Code, body.Detail);
    }
}
