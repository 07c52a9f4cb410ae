using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Decoding.Engine;
using Whence.Engine.Embeddings;
using Whence.Hosting.Problems;

namespace Whence.Decoding.Embeddings;

/// <summary><c>POST /v1/embeddings</c>.</summary>
internal static class EmbeddingsEndpoint
{
    private static readonly Dictionary<string, EmbeddingType> Representations = new()
    {
        ["composed"] = EmbeddingType.Composed,
        ["hidden"] = EmbeddingType.Hidden,
        ["known"] = EmbeddingType.Known,
        ["discovered"] = EmbeddingType.Discovered,
    };

    public static async Task<Ok<EmbeddingsResponse>> EmbedAsync(
        EmbeddingsRequest request,
        DecodeEngine engine,
        DecodingModel model,
        IOptions<DecodingOptions> options,
        CancellationToken cancellation)
    {
        Check(request, model);
        var representation = request.Representation ?? "composed";
        var type = Representations[representation];
        var package = model.Package;
        var inputs = new EmbeddingInputs(package.Tokenizer, package.Config, options.Value.MaxEmbeddingInputs)
            .Read(request.Input);
        var vectors = await engine.RunAsync(new EmbeddingWork(model, inputs, type, cancellation));
        var (tokens, origin) = (inputs.Sum(input => input.Length), model.Origin);
        return TypedResults.Ok(new EmbeddingsResponse(
            "list",
            [.. vectors.Select((vector, index) => Embed(vector, index, request.EncodingFormat))],
            origin.Model,
            new EmbeddingUsage(tokens, tokens),
            new EmbeddingOrigin(origin.ModelDigest, origin.Backend, representation, "mean")));
    }

    private static void Check(EmbeddingsRequest request, DecodingModel model)
    {
        if (request.Model is { } name && name != model.Origin.Model)
        {
            throw new ApiException(
                404, "model_not_found", $"There is no model of this name; use '{model.Origin.Model}'.", "model");
        }

        Require(
            request.EncodingFormat is null or "float" or "base64",
            "encoding_format must be float or base64.",
            "encoding_format");
        Require(
            request.Representation is null || Representations.ContainsKey(request.Representation),
            $"representation must be one of {string.Join(", ", Representations.Keys)}.",
            "representation");
        var width = model.Package.Config.Width;
        Require(
            request.Dimensions is null || request.Dimensions == width,
            $"dimensions is {request.Dimensions}; vectors are not cut, use {width} or leave it out.",
            "dimensions");
    }

    private static Embedding Embed(float[] vector, int index, string? format) => new(
        "embedding",
        index,
        format == "base64" ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan())) : vector);

    private static void Require(bool condition, string sentence, string parameter)
    {
        if (!condition)
        {
            throw new ApiException(422, "invalid_value", sentence, parameter);
        }
    }
}
