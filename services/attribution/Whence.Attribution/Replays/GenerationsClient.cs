using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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

    /// <summary>Returns whether a generation is accepted and has not ended; true too when nobody can tell.</summary>
    public async Task<bool> IsUnderWayAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(id, cancellation) is { Status: not ("completed" or "failed" or "cancelled") };
        }
        catch (HttpRequestException)
        {
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return true; // generations took too long
        }
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
                : IsPassing(response.StatusCode)
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

    private static bool IsPassing(HttpStatusCode status) =>
        status == HttpStatusCode.RequestTimeout || (int)status >= 500;

    private static async Task<GenerationReference?> RefusedAsync(
        HttpResponseMessage response, CancellationToken cancellation)
    {
        var refusal = await ProblemAsync(response, cancellation);
        return (response.StatusCode, refusal?.Error.Code) switch
        {
            (HttpStatusCode.TooManyRequests, null or TooManyUnderWay) => null,
            (_, null) => throw new ChildGenerationException(
                "generation_refused",
                $"The answer could not be generated anew: generations refused it ({(int)response.StatusCode}); ask " +
                "again, or with regenerate false."),
            _ => throw new ChildGenerationException(refusal!.Error.Code, refusal.Detail),
        };
    }

    // Null for what is no answer of ours, such as that of a proxy or of the server before the routes.
    private static async Task<ProblemBody?> ProblemAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<ProblemBody>(ApiJson.Options, cancellation);
            return problem?.Error?.Code is null ? null : problem;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
