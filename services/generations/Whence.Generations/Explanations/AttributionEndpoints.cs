using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Generations.Requests;
using Whence.Generations.Runs;

namespace Whence.Generations.Explanations;

/// <summary>Shows why an answer says what it says, by chunk or by token.</summary>
internal sealed class AttributionEndpoints(CallerRecords records, AttributionLoader loader)
{
    public async Task<IResult> ShowAsync(HttpContext context, string id)
    {
        var query = new Query(context.Request.Query);
        var byToken = query.Choice("granularity", ["chunk", "token"]) == "token";
        var tops = AttributionReading.Tops;
        var top = query.Whole("top_k", (int)tops.Least, (int)tops.Most, AttributionReading.TopDefault);
        query.Close();
        var record = await records.FindAsync(context, id);
        var document = await loader.LoadAsync(record, context.RequestAborted);
        var tag = $"{record.Attribution!.Digest["sha256:".Length..]}.{(byToken ? 't' : 'c')}{top}";
        return Immutable.Json(context, tag, Resource(id, document, byToken, top));
    }

    public static AttributionResource Resource(string id, AttributionDocument document, bool byToken, int top) => new()
    {
        GenerationId = id,
        Method = document.Method,
        Model = document.Model,
        ModelDigest = document.ModelDigest,
        Backend = document.Backend,
        Granularity = byToken ? "token" : "chunk",
        Chunks = [.. document.Chunks.Select(chunk => Cut(chunk, byToken, top))],
        Verification = document.Verification,
    };

    private static ChunkDocument Cut(ChunkDocument chunk, bool byToken, int top) => chunk with
    {
        Concepts = [.. chunk.Concepts.Take(top)],
        Tokens = byToken ? chunk.Tokens : [],
    };
}
