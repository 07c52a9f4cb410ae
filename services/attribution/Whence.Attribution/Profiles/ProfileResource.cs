using System.ComponentModel;
using System.Text.Json.Nodes;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary>A steering profile as callers read it.</summary>
/// <param name="Object">Always <c>steering_profile</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Version">The version, from 1; a version never changes.</param>
/// <param name="Profile">The profile itself, as docs/STEERING.md shows it.</param>
[Description("A named, versioned way to steer; profile has the members of the request.")]
internal sealed record ProfileResource(string Object, string Name, int Version, JsonObject Profile)
{
    public static ProfileResource Of(SteeringProfile profile)
    {
        var content = JsonNode.Parse(ProfileJson.Write(profile))!.AsObject();
        content.Remove("name");
        content.Remove("version");
        return new ProfileResource("steering_profile", profile.Name, profile.Version, content);
    }
}

/// <summary>The profiles of a tenant, by name, the latest version of each.</summary>
internal sealed record ProfilePage(string Object, IReadOnlyList<ProfileResource> Data);
