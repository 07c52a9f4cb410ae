using System.Text.Json;

namespace Whence.Api.Tests.Support;

/// <summary>What an application saw.</summary>
/// <param name="Result">What its scenario returned.</param>
/// <param name="Calls">Status and headers of every HTTP call that the client made, retries included.</param>
internal sealed record ClientRun(JsonElement Result, IReadOnlyList<JsonElement> Calls)
{
    /// <summary>Returns a header of the last call, or null.</summary>
    public string? Header(string name) =>
        Calls[^1].GetProperty("headers").TryGetProperty(name, out var value) ? value.GetString() : null;
}
