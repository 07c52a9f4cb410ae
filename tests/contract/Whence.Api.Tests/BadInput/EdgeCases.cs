using System.Text;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>What the edge refuses before any service hears of it; cases 15 and 19 to 23.</summary>
public abstract class EdgeCases
{
    private const string Post = "POST /v1/generations";
    private const string Json = "Content-Type: application/json";
    private const string Body = "{\"prompt\":\"a\",\"max_new_tokens\":32}";

    private protected abstract int Port { get; }

    private protected abstract string Key { get; }

    [Fact]
    public async Task ContentLength_BesideChunks_Is400()
    {
        var answer = await ExchangeAsync(
            RawHttp.Head(Post, Key, Json, $"Content-Length: {Body.Length}", "Transfer-Encoding: chunked"),
            [.. RawHttp.Chunk(Body), .. Bytes("0\r\n\r\n")]);
        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Header_Of64Kilobytes_Is431()
    {
        var answer = await ExchangeAsync(
            RawHttp.Head("GET /v1/models", Key, "X-Long: " + new string('a', 65_536)), []);
        Assert.Equal(431, answer.Status);
    }

    [Fact]
    public async Task Headers_TenThousand_Is431()
    {
        var headers = Enumerable.Range(0, 10_000).Select(number => $"X-{number}: a").ToArray();
        var answer = await ExchangeAsync(RawHttp.Head("GET /v1/models", Key, headers), []);
        Assert.Equal(431, answer.Status);
    }

    [Theory]
    [InlineData("/v1/%2e%2e/v1/models")]
    [InlineData("/v1/../v1/models")]
    [InlineData("//v1/models")]
    [InlineData("/v1//models")]
    [InlineData("/V1/Models")]
    [InlineData("/v1/models/")]
    [InlineData("/v1/models%2fbrackhaven")]
    [InlineData("/v1/%256dodels")]
    [InlineData("/v1/models/..%2f..%2fmetrics")]
    public async Task Path_InDisguise_Is404(string path)
    {
        var answer = await ExchangeAsync(RawHttp.Head($"GET {path}", Key), []);
        Assert.True(answer.Status == 404, $"{path}: {answer.Status}");
        ProblemAssert.IsProblem(answer.Body, 404, answer.Headers["x-request-id"]);
    }

    [Theory]
    [InlineData("/v1/models/%00")]
    [InlineData("/v1/%c0%afmodels")]
    [InlineData("/v1/models/%ff")]
    public async Task Path_OfNoText_IsRefused(string path)
    {
        var answer = await ExchangeAsync(RawHttp.Head($"GET {path}", Key), []);
        Assert.Contains(answer.Status, (int[])[400, 404]);
    }

    [Theory]
    [InlineData("TRACE /v1/models")]
    [InlineData("BREW /v1/models")]
    public async Task Method_ThatIsNotServed_Is405(string requestLine)
    {
        var answer = await ExchangeAsync(RawHttp.Head(requestLine, Key), []);
        Assert.Equal(405, answer.Status);
    }

    [Fact]
    public async Task Connect_ToSomewhereElse_Is405()
    {
        var answer = await ExchangeAsync(Bytes("CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n"), []);
        Assert.Equal(405, answer.Status);
    }

    // Without TLS only HTTP/1.1 is spoken, so there are no streams to reset; others must not notice the attempt.
    [Fact]
    public async Task HttpTwo_WithoutTls_IsRefusedAndOthersAreServed()
    {
        var frames = Enumerable.Repeat(new byte[] { 0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8 }, 1000).SelectMany(x => x);
        var answer = await ExchangeAsync(Bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), [.. frames]);
        Assert.Contains(answer.Status, (int[])[0, 400, 505]);
        var other = await ExchangeAsync(RawHttp.Head("GET /healthz/live", Key), []);
        Assert.NotEqual(0, other.Status);
    }

    private protected Task<RawAnswer> ExchangeAsync(byte[] head, byte[] body) =>
        RawHttp.ExchangeAsync(Port, [head, body]);

    private protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
