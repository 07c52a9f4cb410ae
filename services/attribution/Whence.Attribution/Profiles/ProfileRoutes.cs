using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Whence.Hosting.Identity;

namespace Whence.Attribution.Profiles;

/// <summary>Maps the doors of steering profiles.</summary>
internal static class ProfileRoutes
{
    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        var profiles = routes.MapGroup("/v1/steering-profiles")
            .WithTags("Steering").RequireScope(ScopeNames.Steer).ProducesProblem(401).ProducesProblem(403);
        profiles.MapGet("", (HttpContext context, ProfileEndpoints endpoints) => endpoints.ListAsync(context))
            .WithName("ListSteeringProfiles")
            .WithSummary("Lists the tenant's steering profiles, the latest version of each.")
            .WithDescription("A request uses one with \"profile\": \"name\" or \"name@version\".");
        profiles.MapGet(
                "/{name}",
                (HttpContext context, string name, ProfileEndpoints endpoints) =>
                    endpoints.GetAsync(context, name, null))
            .WithName("GetSteeringProfile")
            .WithSummary("Shows the latest version of a steering profile.")
            .WithDescription("A generation records the version that it used, and all that it says.")
            .ProducesProblem(404).ProducesProblem(422);
        profiles.MapGet(
                "/{name}/versions/{version:int:min(1)}",
                (HttpContext context, string name, int version, ProfileEndpoints endpoints) =>
                    endpoints.GetAsync(context, name, version))
            .WithName("GetSteeringProfileVersion")
            .WithSummary("Shows one version of a steering profile.")
            .WithDescription("Versions are numbered from 1 and never change.")
            .ProducesProblem(404).ProducesProblem(422);
        profiles.MapPut(
                "/{name}",
                (HttpContext context, string name, ProfileBody body, ProfileEndpoints endpoints) =>
                    endpoints.PutAsync(context, name, body))
            .WithName("PutSteeringProfile")
            .WithSummary("Adds a version of a steering profile.")
            .WithDescription(
                "Members are description, entries (an equaliser of multipliers), amplify, suppress and rules. 200 " +
                "when the latest version says the same, so that repeating the request changes nothing.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422);
        profiles.MapPost(
                "/suggest",
                (SuggestionRequest request, ProfileEndpoints endpoints, CancellationToken stop) =>
                    endpoints.Suggest(request, stop))
            .WithName("SuggestSteeringProfile")
            .WithSummary("Makes a steering profile out of a description or of examples.")
            .WithDescription(
                "Nothing is stored. Words choose steerable concepts that have them in their name, else description, " +
                "else group; words behind a negation suppress. Examples amplify what the first set has more of and " +
                "suppress what the second has more of, five concepts each at most, all with p at most 0.05; a few " +
                "texts on each side cannot reach that.")
            .ProducesProblem(400).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(503);
        routes.MapGet(
                "/internal/steering-profiles/{tenant}/{name}",
                (string tenant, string name, int? version, ProfileEndpoints endpoints, CancellationToken stop) =>
                    endpoints.ShowAsync(tenant, name, version, stop))
            .RequireScope(ScopeNames.Internal)
            .ExcludeFromDescription();
    }
}
