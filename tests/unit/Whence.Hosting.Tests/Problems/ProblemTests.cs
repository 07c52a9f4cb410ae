using System.Data.Common;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Hosting.Problems;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Problems;

public sealed class ProblemTests
{
    [Fact]
    public async Task ApiException_Thrown_AnsweredInOneBodyForBothConventions()
    {
        await using var host = await TestHost.StartAsync(app => app.MapGet("/x", IResult () =>
            throw new ApiException(429, "tokens_exhausted", "Wait.", "max_tokens") { RetryAfterSeconds = 7 }));
        using var answer = await host.GetAsync("/x");
        var body = await answer.JsonAsync();
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("7", answer.Headers.GetValues("Retry-After").Single());
        Assert.Equal(429, body.GetProperty("status").GetInt32());
        Assert.Equal("urn:whence:problem:tokens_exhausted", body.Text("type"));
        Assert.Equal("Too Many Requests", body.Text("title"));
        Assert.Equal("Wait.", body.Text("detail"));
        Assert.Equal("/x", body.Text("instance"));
        Assert.Equal(answer.Headers.GetValues("x-request-id").Single(), body.Text("request_id"));
        Assert.Equal("Wait.", body.Text("error", "message"));
        Assert.Equal("rate_limit_error", body.Text("error", "type"));
        Assert.Equal("max_tokens", body.Text("error", "param"));
        Assert.Equal("tokens_exhausted", body.Text("error", "code"));
    }

    [Fact]
    public async Task Exception_Unexpected_AnsweredWithoutWords()
    {
        await using var host = await TestHost.StartAsync(app => app.MapGet("/x", IResult () =>
            throw new InvalidOperationException("the secret sauce")));
        using var answer = await host.GetAsync("/x");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("internal_error", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sauce", text, StringComparison.Ordinal);
        Assert.DoesNotContain("at Whence", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(JsonException), 500)]
    [InlineData(typeof(PayloadException), 500)]
    [InlineData(typeof(HttpRequestException), 503)]
    [InlineData(typeof(TimeoutException), 503)]
    [InlineData(typeof(UndeliveredException), 503)]
    public void Of_AFailureBehindTheService_IsNoFaultOfTheCaller(Type type, int status)
    {
        var exception = type == typeof(PayloadException) ? new PayloadException("gone")
            : type == typeof(UndeliveredException) ? new UndeliveredException("gone")
            : (Exception)Activator.CreateInstance(type)!;
        Assert.Equal(status, ProblemMapping.Of(exception).Status);
    }

    [Theory]
    [InlineData(true, 503)]
    [InlineData(false, 500)]
    public void Of_ADatabaseThatFails_IsWorthAnotherTryOnlyWhenItSaysSo(bool transient, int status) => Assert.Equal(
        status, ProblemMapping.Of(new InvalidOperationException("save", new DatabaseTrouble(transient))).Status);

    [Theory]
    [InlineData("GET", "/nowhere", 404, "not_found")]
    [InlineData("DELETE", "/number", 405, "method_not_allowed")]
    public async Task Request_Unrouted_AnsweredAsProblem(string method, string path, int status, string code)
    {
        await using var host = await StartNumberAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await host.Client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await answer.JsonAsync()).Text("error", "code"));
    }

    [Theory]
    [InlineData("", 400, "invalid_json", null)]
    [InlineData("null", 400, "invalid_json", null)]
    [InlineData("[]", 400, "invalid_json", null)]
    [InlineData("{\"count\":1", 400, "invalid_json", null)]
    [InlineData("{\"count\":1} x", 400, "invalid_json", null)]
    [InlineData("{\"count\":1,\"count\":2}", 400, "duplicate_parameter", "count")]
    [InlineData("{\"count\":1,\"colour\":2}", 400, "unknown_parameter", "colour")]
    [InlineData("{\"count\":1,\"part\":{\"nmae\":\"x\"}}", 400, "unknown_parameter", "part.nmae")]
    [InlineData("{\"count\":\"1\"}", 400, "invalid_type", "count")]
    [InlineData("{\"count\":1.5}", 400, "invalid_type", "count")]
    [InlineData("{\"count\":1e400}", 400, "invalid_type", "count")]
    [InlineData("{\"count\":NaN}", 400, "invalid_json", null)]
    [InlineData("{\"count\":null}", 400, "invalid_type", "count")]
    [InlineData("{\"part\":{\"name\":\"x\"}}", 400, "missing_parameter", "count")]
    [InlineData("{\"count\":1,\"part\":{\"name\":\"\\ud800\"}}", 400, "invalid_json", "part.name")]
    public async Task Body_Malformed_NamesTheField(string body, int status, string code, string? parameter)
    {
        await using var host = await StartNumberAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await host.Client.PostAsync(new Uri("/number", UriKind.Relative), content);
        var problem = await answer.JsonAsync();
        Assert.Equal((status, code, parameter), (
            (int)answer.StatusCode, problem.Text("error", "code")!, problem.Text("error", "param")));
        Assert.DoesNotContain("Whence.", problem.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_TenThousandLevelsDeep_Refused()
    {
        await using var host = await StartNumberAsync();
        using var content = new StringContent(
            "{\"part\":" + new string('[', 10_000), Encoding.UTF8, "application/json");
        using var answer = await host.Client.PostAsync(new Uri("/number", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Body_InvalidUtf8_Refused()
    {
        await using var host = await StartNumberAsync();
        using var content = new ByteArrayContent([.. "{\"count\":1,\"part\":{\"name\":\""u8, 0xff, 0xfe, .. "\"}}"u8]);
        content.Headers.ContentType = new("application/json");
        using var answer = await host.Client.PostAsync(new Uri("/number", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_json", (await answer.JsonAsync()).Text("error", "code"));
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    public async Task Body_OfAnotherKind_Answered415(string type, string? encoding)
    {
        await using var host = await StartNumberAsync();
        using var content = new ByteArrayContent("{\"count\":1}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var answer = await host.Client.PostAsync(new Uri("/number", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("unsupported_media_type", (await answer.JsonAsync()).Text("error", "code"));
    }

    [Theory]
    [InlineData("/page?limit=x", "invalid_type")]
    [InlineData("/page", "missing_parameter")]
    public async Task Query_Unreadable_NamesTheParameter(string path, string code)
    {
        await using var host = await TestHost.StartAsync(app => app.MapGet("/page", (int limit) => limit));
        using var answer = await host.GetAsync(path);
        var problem = await answer.JsonAsync();
        Assert.Equal((400, code, "limit"), (
            (int)answer.StatusCode, problem.Text("error", "code")!, problem.Text("error", "param")));
    }

    [Fact]
    public async Task Body_LargerThanTheLimit_Answered413()
    {
        await using var host = await StartNumberAsync();
        using var content = new StringContent(new string(' ', 2 << 20), Encoding.UTF8, "application/json");
        using var answer = await host.Client.PostAsync(new Uri("/number", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("request_too_large", (await answer.JsonAsync()).Text("error", "code"));
    }

    private static Task<TestHost> StartNumberAsync() =>
        TestHost.StartAsync(app => app.MapPost("/number", (NumberRequest request) => request.Count));

    internal sealed record NumberRequest
    {
        public required int Count { get; init; }

        public PartRequest? Part { get; init; }
    }

    internal sealed record PartRequest
    {
        public required string Name { get; init; }
    }

    private sealed class DatabaseTrouble(bool transient) : DbException("trouble")
    {
        public override bool IsTransient => transient;
    }
}
