using System.Net;
using System.Text.Json;

namespace Whence.Gateway.Tests.Support;

/// <summary>Checks errors in full: one body, both dialects, and the request id of the header.</summary>
internal static class Problems
{
    public static async Task<JsonElement> IsAsync(HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((HttpStatusCode)status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(text);
        var body = document.RootElement.Clone();
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.Equal(code, body.GetProperty("error").GetProperty("code").GetString());
        var (detail, id) = (body.GetProperty("detail").GetString(), body.GetProperty("request_id").GetString());
        Assert.Equal(detail, body.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(id, Assert.Single(response.Headers.GetValues("x-request-id")));
        return body;
    }
}
