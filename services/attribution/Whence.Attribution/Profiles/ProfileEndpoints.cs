using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary><c>/v1/steering-profiles</c>, and what generations asks when a request names one.</summary>
internal sealed class ProfileEndpoints(
    TenantProfiles profiles,
    ProfileSuggestions suggestions,
    AttributionModel model,
    IOptions<AttributionOptions> options)
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
        var limits = options.Value.VersionLimits;
        var (kept, isNew) = await Own(context).PutAsync(profile, limits, CancellationToken.None);
        var resource = ProfileResource.Of(kept ?? throw limits.Refusal());
        return isNew
            ? TypedResults.Created($"/v1/steering-profiles/{kept.Name}/versions/{kept.Version}", resource)
            : TypedResults.Ok(resource);
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

    private VersionedProfileStore Own(HttpContext context) => profiles.Of(context.Caller().Tenant);

    private static async Task<SteeringProfile> FindAsync(
        VersionedProfileStore store, string name, int? version, CancellationToken cancellation)
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
}
