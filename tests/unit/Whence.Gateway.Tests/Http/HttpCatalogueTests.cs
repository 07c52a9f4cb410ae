using System.Text;
using Whence.Gateway.Tests.Support;

namespace Whence.Gateway.Tests.Http;

/// <summary>Cases 11 to 24 as far as they concern the gateway: nothing malformed reaches a service.</summary>
public class HttpCatalogueTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly TestGateway _gateway = fixture.Gateway;

    // Finds the request again at the service, among those of other tests.
    private readonly string _probe = Guid.NewGuid().ToString();

    private string Head =>
        $"Host: x\r\nConnection: close\r\nX-Probe: {_probe}\r\nAuthorization: Bearer {fixture.Key}\r\n";

    private IEnumerable<ReceivedRequest> Arrived => _gateway.Backend.Received
        .Where(request => request.Headers.GetValueOrDefault("x-probe") == _probe);

    private string Post => $"POST /v1/tokenize HTTP/1.1\r\n{Head}Content-Type: application/json\r\n";

    [Fact]
    public async Task Send_TenMegabytes_Is413BeforeTheBodyIsRead()
    {
        // The body is announced and never sent: an answer shows that nobody waited for it.
        var answer = await RefusedAsync($"{Post}Content-Length: 10485760\r\n\r\n");
        Assert.Equal(413, RawHttp.Status(answer));
        Assert.Contains("request_too_large", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ChunksBeyondTheLimit_Is413()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/tokenize")
        {
            Content = new StreamContent(new MemoryStream(new byte[3_000_000])),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {fixture.Key}");
        _gateway.Backend.Answer = async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = 204;
        };
        using var response = await _gateway.Client.SendAsync(request);
        await Problems.IsAsync(response, 413, "request_too_large");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Send_BodyWhereNoneIsTaken_Is413(string method)
    {
        var answer = await RefusedAsync(
            $"{method} /v1/generations/gen_1 HTTP/1.1\r\n{Head}Content-Length: 2\r\n\r\n{{}}");
        Assert.Equal(413, RawHttp.Status(answer));
    }

    [Theory]
    [InlineData("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("Content-Length: -1\r\n\r\n{}")]
    [InlineData("Content-Length: 2x\r\n\r\n{}")]
    [InlineData("Transfer-Encoding: gzip\r\n\r\n{}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Header without colon\r\n\r\n")]
    [InlineData("Bad Name: 1\r\n\r\n")]
    [InlineData("X-A: a\u0000b\r\n\r\n")]
    public async Task Send_BrokenFraming_Is400(string rest)
    {
        var answer = await RawHttp.SendAsync(_gateway.Address, Post + rest);
        Assert.Equal(400, RawHttp.Status(answer));
    }

    [Fact]
    public async Task Send_LengthAndChunksTogether_Is400AndTheRestIsNotRead()
    {
        var answer = await RefusedAsync(
            $"{Post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"2\r\n{{}}\r\n0\r\n\r\nGET /v1/audit/records HTTP/1.1\r\n{Head}\r\n");
        Assert.Equal(400, RawHttp.Status(answer));
        Assert.Single(answer.Split("HTTP/1.1 ").Skip(1));
    }

    [Fact]
    public async Task Send_BodyShorterThanItsLength_NeverCompletesAtTheService()
    {
        var completed = false;
        _gateway.Backend.Answer = async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            completed = true;
        };
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(_gateway.Address.Host, _gateway.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{Post}Content-Length: 100\r\n\r\n{{}}"));
        client.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        Assert.Contains(RawHttp.Status(await reader.ReadToEndAsync()), (int[])[0, 400]);
        Assert.False(completed);
    }

    [Fact]
    public async Task Send_HeaderOf64Kilobytes_Is431()
    {
        var answer = await RefusedAsync($"GET /v1/models HTTP/1.1\r\n{Head}X-Long: {new string('a', 65_536)}\r\n\r\n");
        Assert.Equal(431, RawHttp.Status(answer));
    }

    [Fact]
    public async Task Send_TenThousandHeaders_Is431()
    {
        var many = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"X-{number}: 1\r\n"));
        Assert.Equal(431, RawHttp.Status(await RefusedAsync($"GET /v1/models HTTP/1.1\r\n{Head}{many}\r\n")));
    }

    [Fact]
    public async Task Send_OneByteASecond_Is408()
    {
        _gateway.Backend.Answer = async context => await context.Request.Body.CopyToAsync(Stream.Null);
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(_gateway.Address.Host, _gateway.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{Post}Transfer-Encoding: chunked\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = reader.ReadToEndAsync();
        while (await Task.WhenAny(answer, Task.Delay(500)) != answer)
        {
            await stream.WriteAsync("1\r\n{\r\n"u8.ToArray());
        }

        Assert.Equal(408, RawHttp.Status(await answer));
    }

    [Fact]
    public async Task Send_CompressedBody_Is415()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/tokenize");
        request.Content = new ByteArrayContent([1]);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {fixture.Key}");
        using var response = await _gateway.Client.SendAsync(request);
        await Problems.IsAsync(response, 415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("/v1/%2e%2e/internal/payloads/1/2")]
    [InlineData("/v1/%252e%252e/internal")]
    [InlineData("/v1/../internal/payloads")]
    [InlineData("//v1/models")]
    [InlineData("/v1//models")]
    [InlineData("/v1/models%2f..%2f..%2finternal")]
    [InlineData("/V1/MODELS")]
    [InlineData("/v1/models/")]
    [InlineData("/v1/%c0%ae%c0%ae/internal")]
    [InlineData("/v1/models;x=y")]
    [InlineData("/internal/payloads/1/2")]
    [InlineData("/internal/force")]
    [InlineData("/healthz")]
    [InlineData("/favicon.ico")]
    [InlineData("/")]
    public async Task Send_PathTrick_Is404(string path)
    {
        var answer = await RefusedAsync($"GET {path} HTTP/1.1\r\n{Head}\r\n");
        Assert.Equal(404, RawHttp.Status(answer));
        Assert.Contains("\"code\":\"not_found\"", answer, StringComparison.Ordinal);
    }

    // The server itself refuses these before anything of ours runs.
    [Theory]
    [InlineData("http://evil.example/v1/models")]
    [InlineData("/v1/models%00")]
    public async Task Send_TargetThatTheServerRefuses_Is400(string target) =>
        Assert.Equal(400, RawHttp.Status(await RefusedAsync($"GET {target} HTTP/1.1\r\n{Head}\r\n")));

    [Fact]
    public async Task Send_AddressInsteadOfPath_Is404() =>
        Assert.Equal(404, RawHttp.Status(await RefusedAsync($"GET http://x/v1/models HTTP/1.1\r\n{Head}\r\n")));

    [Theory]
    [InlineData("TRACE", "/v1/models")]
    [InlineData("PATCH", "/v1/models")]
    [InlineData("PUT", "/v1/generations/gen_1")]
    [InlineData("DELETE", "/v1/models")]
    [InlineData("HEAD", "/v1/models")]
    [InlineData("OPTIONS", "/v1/models")]
    [InlineData("get", "/v1/models")]
    [InlineData("FOO", "/v1/models")]
    public async Task Send_OtherMethod_Is405AndNamesTheRightOnes(string method, string path)
    {
        var answer = await RefusedAsync($"{method} {path} HTTP/1.1\r\n{Head}\r\n");
        Assert.Equal(405, RawHttp.Status(answer));
        Assert.Contains("\r\nAllow: ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Connect_Is405OrRefusedByTheServer()
    {
        var answer = await RefusedAsync($"CONNECT evil.example:443 HTTP/1.1\r\n{Head}\r\n");
        Assert.Contains(RawHttp.Status(answer), (int[])[400, 405]);
    }

    [Fact]
    public async Task Send_MetricsAndHealthOfServices_AreNeverAsked()
    {
        foreach (var path in (string[])["/metrics", "/healthz/ready", "/version"])
        {
            using var response = await _gateway.SendAsync("GET", path, null, ("X-Probe", _probe));
            Assert.Equal(200, (int)response.StatusCode);
        }

        Assert.Empty(Arrived);
    }

    private async Task<string> RefusedAsync(string request)
    {
        var answer = await RawHttp.SendAsync(_gateway.Address, request);
        Assert.Empty(Arrived);
        return answer;
    }
}
