using System.Net.Http.Json;
using System.Text.Json;

namespace Whence.Hosting.Tests.Support;

/// <summary>Reads answers.</summary>
internal static class Bodies
{
    public static Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>();

    public static string? Text(this JsonElement json, params string[] path) =>
        path.Aggregate(json, (at, name) => at.GetProperty(name)).GetString();
}
