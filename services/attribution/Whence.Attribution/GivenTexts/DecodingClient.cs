using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using Whence.Hosting.Http;
using Whence.Hosting.Problems;

namespace Whence.Attribution.GivenTexts;

/// <summary>Asks decoding for the trace of a given text.</summary>
internal sealed class DecodingClient(HttpClient http, IOptions<AttributionOptions> options)
{
    private const int RetrySeconds = 2;

    /// <summary>Returns the segments of the trace, block by block.</summary>
    /// <exception cref="ApiException">Decoding is busy, away, or refuses the text.</exception>
    public async Task<IReadOnlyList<byte[]>> ForceAsync(
        IReadOnlyList<int> prompt, IReadOnlyList<int> completion, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.ForceTimeoutSeconds));
        try
        {
            using var response = await http.PostAsJsonAsync(
                "/internal/force", new ForceRequest(prompt, completion), ApiJson.Options, limit.Token);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadFromJsonAsync<ForceResponse>(ApiJson.Options, limit.Token))!.Segments
                : throw Refusal(response.StatusCode);
        }
        catch (HttpRequestException)
        {
            throw Busy("Decoding cannot be reached; try again in a moment.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ApiException(
                504, "decoding_timeout",
                $"The text was not read within {options.Value.ForceTimeoutSeconds} seconds; try a shorter one.");
        }
    }

    private static Exception Refusal(HttpStatusCode status) => status switch
    {
        HttpStatusCode.UnprocessableEntity => new ApiException(
            422, "invalid_value", "The model cannot be given this text; try a shorter one.", "completion"),
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests =>
            Busy("Decoding is busy; try again in a moment."),
        _ => new InvalidOperationException($"Decoding answered {(int)status}."),
    };

    private static ApiException Busy(string sentence) =>
        new(503, "overloaded", sentence) { RetryAfterSeconds = RetrySeconds };
}
