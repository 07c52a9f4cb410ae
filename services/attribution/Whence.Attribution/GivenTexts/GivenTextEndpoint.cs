using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Attribution.Answers;
using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;
using Whence.Recordings;

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
        var (trace, backend) = RecordedTraces.Join(given.Prompt, segments, model.Name, model.Digest);
        var answer = model.Explain(trace, GenerationOptions.Greedy(given.Completion.Count));
        var documents = new AttributionDocuments(model.Book, given.TopConcepts, given.WithTokens);
        return TypedResults.Created(
            (string?)null, documents.Write(answer, model.Name, model.Digest, backend));
    }
}
