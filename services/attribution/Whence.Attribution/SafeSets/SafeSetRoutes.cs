using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Whence.Hosting.Identity;

namespace Whence.Attribution.SafeSets;

/// <summary>Maps the doors of safe sets.</summary>
internal static class SafeSetRoutes
{
    public static void MapSafeSets(this IEndpointRouteBuilder routes)
    {
        var sets = routes.MapGroup("/v1/safe-sets")
            .WithTags("Safe sets").RequireScope(ScopeNames.Explain).ProducesProblem(401).ProducesProblem(403);
        sets.MapGet("", (HttpContext context, SafeSetEndpoints endpoints) => endpoints.ListAsync(context))
            .WithName("ListSafeSets")
            .WithSummary("Lists the tenant's safe sets, the latest version of each.")
            .WithDescription("Prompts are left out.");
        sets.MapGet(
                "/{name}",
                (HttpContext context, string name, SafeSetEndpoints endpoints) =>
                    endpoints.GetAsync(context, name, null))
            .WithName("GetSafeSet")
            .WithSummary("Shows the latest version of a safe set.")
            .WithDescription("With all of its prompts.")
            .ProducesProblem(404).ProducesProblem(422);
        sets.MapGet(
                "/{name}/versions/{version:int:min(1)}",
                (HttpContext context, string name, int version, SafeSetEndpoints endpoints) =>
                    endpoints.GetAsync(context, name, version))
            .WithName("GetSafeSetVersion")
            .WithSummary("Shows one version of a safe set.")
            .WithDescription("Versions are numbered from 1 and never change.")
            .ProducesProblem(404).ProducesProblem(422);
        MapWrites(sets);
    }

    private static void MapWrites(RouteGroupBuilder sets)
    {
        sets.MapPut(
                "/{name}",
                (HttpContext context, string name, SafeSetRequest request, SafeSetEndpoints endpoints) =>
                    endpoints.PutAsync(context, name, request))
            .WithName("PutSafeSet")
            .WithSummary("Adds a version of a safe set.")
            .WithDescription(
                "200 when the latest version says the same, so that repeating the request changes nothing.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422);
        sets.MapPost(
                "/{name}/check",
                (HttpContext context, string name, SafeSetCheckRequest request, SafeSetEndpoints endpoints) =>
                    endpoints.CheckAsync(context, name, request))
            .WithName("CheckSafeSet")
            .WithSummary("Holds a prompt against a safe set.")
            .WithDescription(
                "The first check of a version reads all of its prompts. Nothing of the prompt is kept, and an alarm " +
                "stops nothing: it is for the caller to judge.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422)
            .ProducesProblem(503);
    }
}
