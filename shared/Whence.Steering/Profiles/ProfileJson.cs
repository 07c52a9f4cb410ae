using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Steering.Profiles;

/// <summary>Profiles as JSON; members that no profile has are refused.</summary>
public static class ProfileJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>Reads and checks a profile.</summary>
    /// <exception cref="ProfileException">It is malformed, or one of its values is out of range.</exception>
    public static SteeringProfile Read(string json)
    {
        var profile = Deserialize(json)
            ?? throw new ProfileException("A profile is a JSON object with a name; null was given.");
        ProfileChecks.Check(profile);
        return profile;
    }

    /// <summary>Returns a profile as text.</summary>
    public static string Write(SteeringProfile profile) => JsonSerializer.Serialize(profile, Options);

    private static SteeringProfile? Deserialize(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SteeringProfile>(json, Options);
        }
        catch (JsonException exception)
        {
            var place = exception.Path?.TrimStart('$', '.');
            var where = string.IsNullOrEmpty(place) ? "The profile" : $"'{place}' of the profile";
            throw new ProfileException(
                $"{where} cannot be read (line {exception.LineNumber + 1}); a profile has name, description, " +
                "entries, amplify, suppress and rules, as docs/STEERING.md shows.",
                place,
                exception);
        }
    }
}
