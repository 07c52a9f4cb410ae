using System.Text.Json;
using Whence.Engine.Steering;

namespace Whence.Engine.Traces;

/// <summary>Fired rules as the metadata of a segment: a JSON array.</summary>
internal static class FiringText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write(IReadOnlyList<RuleFiring> firings) => JsonSerializer.Serialize(firings, Options);

    /// <summary>Returns the firings, or null when the text is not what <see cref="Write"/> makes.</summary>
    public static IReadOnlyList<RuleFiring>? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RuleFiring[]>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
