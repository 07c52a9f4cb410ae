using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Catalogue;

/// <summary><c>GET /v1/concepts</c> and what lies below, for everyone who may generate or explain.</summary>
internal static class ConceptEndpoints
{
    public static Ok<ConceptPage> List(
        HttpContext context, ConceptList concepts, [AsParameters] ConceptQuery query)
    {
        CheckScope(context);
        return TypedResults.Ok(concepts.Page(query));
    }

    public static Ok<ConceptDetail> Get(
        HttpContext context, ConceptPages concepts, string kind, int id, [FromQuery(Name = "top_k")] int? topK)
    {
        CheckScope(context);
        return TypedResults.Ok(concepts.Detail(kind, id, topK));
    }

    public static Ok<NearestConcepts> Nearest(
        HttpContext context, ConceptPages concepts, string kind, int id, int? limit)
    {
        CheckScope(context);
        return TypedResults.Ok(concepts.Nearest(kind, id, limit));
    }

    private static void CheckScope(HttpContext context)
    {
        var caller = context.Caller();
        if (!caller.May(ScopeNames.Generate) && !caller.May(ScopeNames.Explain))
        {
            throw new ApiException(
                403,
                "insufficient_scope",
                $"This needs the scope \"{ScopeNames.Generate}\" or \"{ScopeNames.Explain}\"; create a key that has " +
                "one.");
        }
    }
}
