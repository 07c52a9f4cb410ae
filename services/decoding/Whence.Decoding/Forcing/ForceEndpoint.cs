using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Decoding.Engine;
using Whence.Engine.Diffusion;
using Whence.Hosting.Problems;

namespace Whence.Decoding.Forcing;

/// <summary><c>POST /internal/force</c>.</summary>
internal static class ForceEndpoint
{
    public static async Task<Ok<ForceResponse>> ForceAsync(
        ForceRequest request, DecodeEngine engine, DecodingModel model, CancellationToken cancellation)
    {
        try
        {
            return TypedResults.Ok(await engine.RunAsync(new ForcedText(model, request, cancellation)));
        }
        catch (GenerationException refused)
        {
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity, "invalid_value", refused.Message, refused.Parameter);
        }
    }
}
