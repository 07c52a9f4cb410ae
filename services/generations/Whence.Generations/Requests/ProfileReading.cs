using System.Globalization;
using System.Text.Json.Nodes;
using Whence.Generations.Requests.Reading;
using Whence.Hosting.Problems;
using Whence.Steering.Profiles;

namespace Whence.Generations.Requests;

/// <summary>Reads <c>profile</c>: <c>"name"</c>, <c>"name@version"</c>, or an object with entries, amplify, suppress
/// and rules.</summary>
internal static class ProfileReading
{
    private const string Nameless = "request";

    public static ProfileWish? Read(FieldValue? value) => value is null ? null
        : value.IsText ? Named(value)
        : Given(value);

    /// <summary>Returns the refusal of a profile; its parts are named below the field.</summary>
    public static ApiException Refusal(ProfileException refused, string path) => new(
        422,
        "invalid_value",
        refused.Message,
        refused.Parameter is null ? path : $"{path}.{refused.Parameter}");

    private static ProfileWish Named(FieldValue value)
    {
        var parts = value.Text().Split('@');
        var wish = new ProfileWish(value.Path) { Name = parts[0], Version = parts.Length > 1 ? Version(value) : null };
        return Checked(() => ProfileChecks.CheckName(wish.Name), value, wish);
    }

    private static int Version(FieldValue value) =>
        value.Text().Split('@') is [_, var text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : throw value.Invalid($"{value.Path} names no version; write name or name@version, versions from 1.");

    private static ProfileWish Given(FieldValue value)
    {
        value.Object();
        var json = JsonNode.Parse(value.Json)!.AsObject();
        if (json.ContainsKey("name") || json.ContainsKey("version"))
        {
            throw value.Invalid(
                $"{value.Path} is given in the request, so it has no name and no version; leave them out.");
        }

        json["name"] = Nameless;
        SteeringProfile? profile = null;
        Checked(() => profile = ProfileJson.Read(json.ToJsonString()), value, new ProfileWish(value.Path));
        return new ProfileWish(value.Path) { Given = profile };
    }

    private static ProfileWish Checked(Action check, FieldValue value, ProfileWish wish)
    {
        try
        {
            check();
            return wish;
        }
        catch (ProfileException refused)
        {
            throw Refusal(refused, value.Path);
        }
    }
}
