using System.Net;
using System.Net.Http.Headers;
using Whence.Contracts.Payloads;

namespace Whence.Hosting.Payloads;

/// <summary>The payloads of generations, seen from another service. Digests are checked on both sides.</summary>
internal sealed class HttpPayloadStore(HttpClient client, TimeProvider time) : IPayloadStore
{
    private const int Attempts = 4;

    public async Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var reference = PayloadDigest.Of(content.Span);
        using var response = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Put, Path(generationId, reference)) { Content = Bytes(content) },
            cancellation);
        return response.IsSuccessStatusCode
            ? reference
            : throw Refusal(response, "was not stored");
    }

    public async Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation)
    {
        using var response = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, $"{Path(generationId, reference)}?length={reference.Length}"),
            cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            throw new PayloadException($"The payload {reference.Digest} is missing.");
        }

        return response.IsSuccessStatusCode
            ? PayloadDigest.Check(reference, await response.Content.ReadAsByteArrayAsync(cancellation))
            : throw Refusal(response, "was not sent");
    }

    private static string Path(Guid generationId, PayloadReference reference) =>
        $"/internal/payloads/{generationId:D}/{PayloadDigest.Hex(reference)}";

    private static ReadOnlyMemoryContent Bytes(ReadOnlyMemory<byte> content) => new(content)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
    };

    private static Exception Refusal(HttpResponseMessage response, string what)
    {
        var sentence = $"A payload {what}: generations answered {(int)response.StatusCode}.";
        return IsTransient(response.StatusCode) ? new HttpRequestException(sentence) : new PayloadException(sentence);
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private async Task<HttpResponseMessage> SendAsync(
        Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = create();
            try
            {
                var response = await client.SendAsync(request, cancellation);
                if (attempt == Attempts || !IsTransient(response.StatusCode))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                // A connection that broke or was refused: generations may be starting again.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), time, cancellation);
        }
    }
}
