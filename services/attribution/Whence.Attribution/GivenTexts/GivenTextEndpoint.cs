using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Attribution.Answers;
using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;

namespace Whence.Attribution.GivenTexts;

/// <summary><c>POST /v1/attributions</c>: explains a text that the caller gives, as if the model had written it.
/// </summary>
internal static class GivenTextEndpoint
{
    public static async Task<Created<AttributionDocument>> PostAsync(
        GivenTextRequest request, AttributionModel model, DecodingClient decoding, CancellationToken cancellation)
    {
        var given = new GivenTextChecks(model.Package).Check(request);
        var segments = await decoding.ForceAsync(given.Prompt, given.Completion, cancellation);
        var recorded = TraceReader.Read(given.Prompt, segments, model.Package.Name, model.Digest);
        var answer = model.Explain(recorded.Trace, GenerationOptions.Greedy(given.Completion.Count));
        var documents = new AttributionDocuments(model.Package.Catalogue, given.TopConcepts, given.WithTokens);
        return TypedResults.Created(
            (string?)null, documents.Write(answer, model.Package.Name, model.Digest, recorded.Backend));
    }
}
