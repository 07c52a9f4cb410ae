using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;
using Whence.Generations.Requests;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;
using Whence.Models;
using Whence.Recordings;
using Whence.Steering.Profiles;

namespace Whence.Generations.Runs;

/// <summary>Resolves the profile of an order and writes all that it means into the settings, so that the record replays
/// whatever becomes of the profile.</summary>
internal sealed class ProfileApplication(ProfileClient profiles, ModelInfo model)
{
    private readonly ProfileResolver _resolver = new(model.Package);

    /// <exception cref="ApiException">There is no such profile, or it does not fit model or request.</exception>
    public async Task<GenerationOrder> ApplyAsync(GenerationOrder order, HttpContext context)
    {
        if (order.Profile is not { } wish)
        {
            return order;
        }

        ScopeChecks.CheckProfile(context.Caller());
        var profile = wish.Given ?? await FindAsync(wish, context);
        var settings = Apply(order.Document.Settings, profile, wish.Path);
        var reference = wish.Given is null ? new ProfileReference(profile.Name, profile.Version) : null;
        return order with { Document = order.Document with { Settings = settings with { Profile = reference } } };
    }

    private async Task<SteeringProfile> FindAsync(ProfileWish wish, HttpContext context) =>
        await profiles.FindAsync(context.Caller().Tenant, wish.Name!, wish.Version, context.RequestAborted)
            ?? throw new ApiException(
                StatusCodes.Status422UnprocessableEntity,
                "invalid_value",
                $"There is no profile {wish.Name}{(wish.Version is { } version ? $"@{version}" : "")}; list yours " +
                "with GET /v1/steering-profiles.",
                wish.Path);

    private GenerationSettings Apply(GenerationSettings settings, SteeringProfile profile, string path)
    {
        try
        {
            var options = _resolver.Resolve(profile).ApplyTo(RecordedOptions.Of(settings));
            RequestChecks.Check(new DecodeRequest([], options), model.Config);
            return RecordedSettings.With(settings, options);
        }
        catch (ProfileException refused)
        {
            throw ProfileReading.Refusal(refused, path);
        }
        catch (Exception refused) when (refused is ModelException or GenerationException)
        {
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity, "invalid_value", refused.Message, path);
        }
    }
}
