using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Whence.Attribution.Contrasts;
using Whence.Hosting.Identity;

namespace Whence.Attribution.Catalogue;

/// <summary>Maps the doors of the catalogue.</summary>
internal static class ConceptRoutes
{
    public static void MapConcepts(this IEndpointRouteBuilder routes)
    {
        var concepts = routes.MapGroup("/v1/concepts").WithTags("Concepts").ProducesProblem(401).ProducesProblem(403);
        concepts.MapGet("", ConceptEndpoints.List)
            .WithName("ListConcepts")
            .WithSummary("Lists or searches the concepts of the model.")
            .WithDescription(
                "Known concepts come first. With q the best match does: whole words before beginnings of words, rare " +
                "words before common ones, and a concept that has more of the words before one that has fewer.")
            .ProducesProblem(400).ProducesProblem(422);
        concepts.MapGet("/{kind}/{id:int:min(0)}", ConceptEndpoints.Get)
            .WithName("GetConcept")
            .WithSummary("Shows all that is on record about one concept.")
            .WithDescription(
                "top_tokens come from the weights, whatever the label says; top_k is 1 to 100, 10 by default. " +
                "statistics says how the concept behaves over the training corpus, with examples from the strongest " +
                "activation to the weak ones; it is null where the model was not measured.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        concepts.MapGet("/{kind}/{id:int:min(0)}/nearest", ConceptEndpoints.Nearest)
            .WithName("ListNearestConcepts")
            .WithSummary("Lists the concepts whose embeddings point the same way.")
            .WithDescription(
                "What they add to the output is alike, whatever their labels say. limit is 1 to 100, 10 by default.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        concepts.MapPost("/contrast", ContrastEndpoint.Post)
            .RequireScope(ScopeNames.Explain)
            .WithName("ContrastConcepts")
            .WithSummary("Finds the concepts that separate two sets of texts.")
            .WithDescription(
                "Every text is read with half of its tokens masked at a time. Each difference is held against the " +
                "largest one of any concept when the labels of the texts are shuffled 1000 times; the same request " +
                "has the same answer.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
            .ProducesProblem(503);
    }
}
