using System.Text.Json.Nodes;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>The gateway as a process of its own, with nobody behind it.</summary>
public sealed class GatewayAloneTests(LonelyGateway gateway) : EdgeCases, IClassFixture<LonelyGateway>
{
    private protected override int Port => gateway.Port;

    private protected override string Key => gateway.Key;

    [PeersFact]
    public async Task Service_Away_IsAServerErrorThatTheClientRetries()
    {
        var options = new JsonObject
        {
            ["url"] = gateway.Address, ["key"] = gateway.Key, ["method"] = "get", ["path"] = "/models", ["retries"] = 1,
        };
        var output = await OfficialClient.RunAsync("refused", options);
        Assert.Equal("InternalServerError", output.Result.GetProperty("kind").GetString());
        Assert.Equal(503, output.Result.GetProperty("status").GetInt32());
        Assert.Equal("service_unavailable", output.Result.GetProperty("code").GetString());
        Assert.Equal(2, output.Calls.Count);
        Assert.NotNull(output.Header("retry-after"));
        Assert.Equal(output.Header("x-request-id"), output.Result.GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/internal/payloads")]
    [InlineData("/v1/generations/gen_0/internal")]
    [InlineData("/swagger")]
    public async Task Path_ThatIsNotPublic_Is404(string path)
    {
        var answer = await ExchangeAsync(RawHttp.Head($"GET {path}", Key), []);
        Assert.Contains(answer.Status, path == "/metrics" ? (int[])[200, 404] : [404]);
    }

    [Fact]
    public async Task Body_TooLarge_Is413BeforeItIsRead()
    {
        var head = RawHttp.Head(
            "POST /v1/generations", Key, "Content-Type: application/json", "Content-Length: 10000000");
        var answer = await ExchangeAsync(head, []);
        Assert.Equal(413, answer.Status);
        ProblemAssert.IsProblem(answer.Body, 413, answer.Headers["x-request-id"]);
    }

    [Fact]
    public async Task Answers_OfEveryKind_BearTheSecurityHeaders()
    {
        var answer = await ExchangeAsync(RawHttp.Head("GET /v1/nowhere", Key), []);
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
        Assert.Equal("no-referrer", answer.Headers["referrer-policy"]);
        Assert.Contains("default-src 'none'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("server"));
        Assert.False(answer.Headers.ContainsKey("access-control-allow-origin"));
    }
}
