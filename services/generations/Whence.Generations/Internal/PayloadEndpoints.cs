using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Whence.Contracts.Payloads;
using Whence.Generations.Storage;
using Whence.Hosting.Payloads;
using Whence.Hosting.Problems;

namespace Whence.Generations.Internal;

/// <summary>Gives the other services the payloads of generations.</summary>
internal sealed class PayloadEndpoints(
    IPayloadStore payloads, IGenerationStore store, IOptions<GenerationsOptions> options)
{
    public async Task<IResult> PutAsync(HttpContext context, Guid generationId, string digest)
    {
        var content = await ReadAsync(context);
        if (PayloadDigest.Of(content).Digest != Reference(digest, content.Length).Digest)
        {
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity,
                "digest_mismatch",
                "The content has another digest than the address says; send it again.");
        }

        await payloads.PutAsync(generationId, content, context.RequestAborted);
        return TypedResults.NoContent();
    }

    public async Task<IResult> GetAsync(HttpContext context, Guid generationId, string digest, long? length)
    {
        try
        {
            var reference = length is { } known
                ? Reference(digest, known)
                : await FindAsync(generationId, Reference(digest, 0).Digest, context.RequestAborted);
            return TypedResults.Bytes(
                await payloads.GetAsync(generationId, reference, context.RequestAborted), "application/octet-stream");
        }
        catch (PayloadException exception)
        {
            throw new ApiException(StatusCodes.Status404NotFound, "payload_not_found", exception.Message);
        }
    }

    private async Task<byte[]> ReadAsync(HttpContext context)
    {
        var most = options.Value.PayloadBytesMax;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        if (context.Request.ContentLength > most)
        {
            throw new ApiException(
                StatusCodes.Status413PayloadTooLarge,
                "request_too_large",
                $"A payload has at most {most} bytes; raise Generations:PayloadBytesMax if that is too few.");
        }

        using var buffer = new MemoryStream((int)Math.Clamp(context.Request.ContentLength ?? 0, 0, most));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private static PayloadReference Reference(string digest, long length) => new("sha256:" + digest, length);

    // Whoever does not say how long the content is gets what the generation itself refers to.
    private async Task<PayloadReference> FindAsync(Guid generationId, string digest, CancellationToken cancellation)
    {
        var record = await store.FindAsync(generationId, cancellation);
        PayloadReference?[] known = record is null
            ? []
            : [record.Request, record.Tokens, record.Answer, record.Attribution, .. record.Segments];
        return known.FirstOrDefault(reference => reference?.Digest == digest)
            ?? throw new PayloadException($"The payload {digest} is missing.");
    }
}
