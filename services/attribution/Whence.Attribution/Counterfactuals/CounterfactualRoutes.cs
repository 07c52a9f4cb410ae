using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Whence.Hosting.Identity;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Maps the doors of counterfactuals.</summary>
internal static class CounterfactualRoutes
{
    public static void MapCounterfactuals(this IEndpointRouteBuilder routes)
    {
        var counterfactuals = routes.MapGroup("/v1/generations/{id}/counterfactuals")
            .WithTags("Counterfactuals").RequireScope(ScopeNames.Explain)
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
        counterfactuals.MapPost(
                "",
                (HttpContext context, string id, CounterfactualRequest request, CounterfactualEndpoints endpoints) =>
                    endpoints.CreateAsync(context, id, request))
            .WithName("CreateCounterfactual")
            .WithSummary("Asks what the answer would have been without concepts, parts of the prompt, or steering.")
            .WithDescription(
                "The answer comes later, at the place that Location names. Unless regenerate is false, it is also " +
                "generated anew, which needs the scope generate and counts as a generation; with more of a concept, " +
                "of a steered generation, or to ask about steering it needs the scope steer too. A repeated " +
                "Idempotency-Key returns the counterfactual of the first request.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
            .ProducesProblem(429);
        counterfactuals.MapGet(
                "",
                (HttpContext context, string id, CounterfactualEndpoints endpoints) => endpoints.ListAsync(context, id))
            .WithName("ListCounterfactuals")
            .WithSummary("Lists the counterfactuals of a generation, newest first.")
            .WithDescription("At most 100, without questions and results.");
        counterfactuals.MapGet(
                "/{counterfactual}",
                (HttpContext context, string id, string counterfactual, CounterfactualEndpoints endpoints) =>
                    endpoints.GetAsync(context, id, counterfactual))
            .WithName("GetCounterfactual")
            .WithSummary("Shows a counterfactual, with its result once completed.")
            .WithDescription(
                "A result of the kind change is about concepts or the prompt, one of the kind steering about twins.");
        counterfactuals.MapDelete(
                "/{counterfactual}",
                (HttpContext context, string id, string counterfactual, CounterfactualEndpoints endpoints) =>
                    endpoints.CancelAsync(context, id, counterfactual))
            .WithName("CancelCounterfactual")
            .WithSummary("Cancels a counterfactual; one that has ended stays as it is.")
            .WithDescription("The generations that were made for it are cancelled with it.");
    }
}
