using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using Whence.Contracts.Replays;
using Whence.Hosting.Http;
using Whence.Hosting.Problems;
using Whence.Recordings;

namespace Whence.Attribution.Replays;

/// <summary>Asks decoding to replay recorded generations. It is patient: decoding that is busy or starts again is asked
/// again until the caller gives up.</summary>
internal sealed class ReplayClient(HttpClient http, IOptions<AttributionOptions> options, TimeProvider time)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    public Task<AblateResponse> AblateAsync(AblateRequest request, CancellationToken cancellation) =>
        SendAsync<AblateRequest, AblateResponse>("/internal/ablate", request, cancellation);

    public Task<IntegrateResponse> IntegrateAsync(IntegrateRequest request, CancellationToken cancellation) =>
        SendAsync<IntegrateRequest, IntegrateResponse>("/internal/integrate", request, cancellation);

    private async Task<TResponse> SendAsync<TRequest, TResponse>(
        string path, TRequest request, CancellationToken cancellation)
        where TResponse : class
    {
        for (var delay = FirstDelay; ; delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, LongestDelay.Ticks)))
        {
            if (await TryAsync<TRequest, TResponse>(path, request, cancellation) is { } answer)
            {
                return answer;
            }

            await Task.Delay(delay, time, cancellation);
        }
    }

    // Null when it is worth another try.
    private async Task<TResponse?> TryAsync<TRequest, TResponse>(
        string path, TRequest request, CancellationToken cancellation)
        where TResponse : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.ReplayTimeoutSeconds));
        try
        {
            using var response = await http.PostAsJsonAsync(path, request, ApiJson.Options, limit.Token);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<TResponse>(ApiJson.Options, limit.Token)
                : (int)response.StatusCode is 429 or >= 500
                    ? null
                    : throw await RefusalAsync(response, limit.Token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RecordingException(
                "decoding_timeout",
                $"A replay took more than {options.Value.ReplayTimeoutSeconds} seconds; explain a smaller target.");
        }
    }

    private static async Task<Exception> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode != HttpStatusCode.UnprocessableEntity)
        {
            return new InvalidOperationException($"Decoding answered {(int)response.StatusCode}.");
        }

        var body = await response.Content.ReadFromJsonAsync<ProblemBody>(ApiJson.Options, cancellation);
        return new RecordingException(body!.Error.Code, body.Detail);
    }
}
