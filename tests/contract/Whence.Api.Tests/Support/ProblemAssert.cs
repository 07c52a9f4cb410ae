using System.Text.Json;

namespace Whence.Api.Tests.Support;

/// <summary>The one shape of every error: problem details and the error member of OpenAI in one body.</summary>
internal static class ProblemAssert
{
    public static void IsProblem(
        HttpResponseMessage answer, string body, string? code = null, string? param = null, string? says = null)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var requestId = Assert.Single(answer.Headers.GetValues("x-request-id"));
        IsProblem(body, (int)answer.StatusCode, requestId, code, param, says);
    }

    public static void IsProblem(
        string body, int status, string? requestId, string? code = null, string? param = null, string? says = null)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        foreach (var member in new[] { "type", "title", "detail", "request_id" })
        {
            Assert.True(root.TryGetProperty(member, out var value), $"{member} is missing: {body}");
            Assert.False(string.IsNullOrWhiteSpace(value.GetString()), $"{member} is empty: {body}");
        }

        Assert.Equal(status, root.GetProperty("status").GetInt32());
        Assert.Equal(requestId, root.GetProperty("request_id").GetString());
        CheckError(root.GetProperty("error"), body, code, param);
        Assert.True(says is null || root.GetProperty("detail").GetString()!.Contains(says, StringComparison.Ordinal),
            $"The detail does not say {says}: {body}");
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
    }

    private static void CheckError(JsonElement error, string body, string? code, string? param)
    {
        Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("message").GetString()), body);
        Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("type").GetString()), body);
        Assert.True(error.TryGetProperty("param", out var named), $"error.param is missing: {body}");
        var stated = error.GetProperty("code").GetString();
        Assert.True(code is null || code == stated, $"The code is {stated}, not {code}: {body}");
        Assert.True(
            param is null || named.GetString()?.StartsWith(param, StringComparison.Ordinal) == true,
            $"error.param is {named}, not {param}: {body}");
    }
}
