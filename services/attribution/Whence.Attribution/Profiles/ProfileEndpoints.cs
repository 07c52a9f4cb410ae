using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary><c>/v1/steering-profiles</c>, and what generations asks when a request names one.</summary>
internal sealed class ProfileEndpoints(TenantProfiles profiles, ProfileSuggestions suggestions, AttributionModel model)
{
    private readonly ProfileResolver _resolver = new(model.Package);

    public async Task<Ok<ProfilePage>> ListAsync(HttpContext context)
    {
        var all = await Own(context).ListAsync(context.RequestAborted);
        return TypedResults.Ok(new ProfilePage("list", [.. all.Select(ProfileResource.Of)]));
    }

    public async Task<Ok<ProfileResource>> GetAsync(HttpContext context, string name, int? version) =>
        TypedResults.Ok(ProfileResource.Of(await FindAsync(Own(context), name, version, context.RequestAborted)));

    /// <summary>Adds a version, unless the latest one says the same.</summary>
    public async Task<Results<Created<ProfileResource>, Ok<ProfileResource>>> PutAsync(
        HttpContext context, string name, ProfileBody body)
    {
        var profile = body.Named(name);
        ProfileRefusals.Refusing(() => _resolver.Resolve(profile));
        var latest = await Own(context).FindAsync(name, null, context.RequestAborted);
        if (latest is not null && IsSame(latest, profile))
        {
            return TypedResults.Ok(ProfileResource.Of(latest));
        }

        var added = await Own(context).AppendAsync(profile, CancellationToken.None);
        return TypedResults.Created(
            $"/v1/steering-profiles/{added.Name}/versions/{added.Version}", ProfileResource.Of(added));
    }

    /// <summary>Makes a profile out of a description or of examples; nothing is stored.</summary>
    public Ok<ProfileSuggestion> Suggest(SuggestionRequest request, CancellationToken cancellation) =>
        TypedResults.Ok(suggestions.Suggest(request, cancellation));

    /// <summary>Returns the profile of any tenant as it is stored; for services alone.</summary>
    public async Task<ContentHttpResult> ShowAsync(
        string tenant, string name, int? version, CancellationToken cancellation)
    {
        var profile = await FindAsync(profiles.Of(tenant), name, version, cancellation);
        return TypedResults.Content(ProfileJson.Write(profile), "application/json");
    }

    private IProfileStore Own(HttpContext context) => profiles.Of(context.Caller().Tenant);

    private static async Task<SteeringProfile> FindAsync(
        IProfileStore store, string name, int? version, CancellationToken cancellation)
    {
        ProfileRefusals.Refusing(() =>
        {
            ProfileChecks.CheckName(name);
            return name;
        });
        return await store.FindAsync(name, version, cancellation) ?? throw new ApiException(
            StatusCodes.Status404NotFound,
            "profile_not_found",
            "There is no such profile; list yours with GET /v1/steering-profiles.",
            "name");
    }

    private static bool IsSame(SteeringProfile one, SteeringProfile other) =>
        ProfileJson.Write(one with { Version = 0 }) == ProfileJson.Write(other with { Version = 0 });
}
