using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Whence.Hosting.Identity;

namespace Whence.Attribution.Explaining;

/// <summary>Maps the doors of explanations.</summary>
internal static class ExplanationRoutes
{
    public static void MapExplanations(this IEndpointRouteBuilder routes)
    {
        var explanations = routes.MapGroup("/v1/generations/{id}/explanations")
            .WithTags("Explanations").RequireScope(ScopeNames.Explain)
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
        explanations.MapPost(
                "",
                (HttpContext context, string id, ExplanationRequest request, ExplanationEndpoints endpoints) =>
                    endpoints.CreateAsync(context, id, request))
            .WithName("CreateExplanation")
            .WithSummary("Asks which parts of the prompt made a part of the answer.")
            .WithDescription(
                "The answer comes later, at the place that Location names. A repeated Idempotency-Key returns the " +
                "explanation of the first request.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
            .ProducesProblem(429);
        explanations.MapGet(
                "",
                (HttpContext context, string id, ExplanationEndpoints endpoints) => endpoints.ListAsync(context, id))
            .WithName("ListExplanations")
            .WithSummary("Lists the explanations of a generation, newest first.")
            .WithDescription("At most 100, without questions and results.");
        explanations.MapGet(
                "/{explanation}",
                (HttpContext context, string id, string explanation, ExplanationEndpoints endpoints) =>
                    endpoints.GetAsync(context, id, explanation))
            .WithName("GetExplanation")
            .WithSummary("Shows an explanation, with its result once completed.")
            .WithDescription("Offsets are in code points of text, the end exclusive; scores are signed.");
        explanations.MapDelete(
                "/{explanation}",
                (HttpContext context, string id, string explanation, ExplanationEndpoints endpoints) =>
                    endpoints.CancelAsync(context, id, explanation))
            .WithName("CancelExplanation")
            .WithSummary("Cancels an explanation; one that has ended stays as it is.")
            .WithDescription("The model stops between two batches of replays.");
    }
}
