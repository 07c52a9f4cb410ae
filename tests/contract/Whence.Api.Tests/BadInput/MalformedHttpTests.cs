using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>Requests that only bytes on a socket can express; cases 14 to 16 and 19 to 23.</summary>
[Collection(PlatformGroup.Name)]
public sealed class MalformedHttpTests(LocalPlatform platform)
{
    private const string Post = "POST /v1/generations";
    private const string Json = "Content-Type: application/json";
    private const string Body = "{\"prompt\":\"a\",\"max_new_tokens\":32}";

    [Fact]
    public async Task ContentLength_SmallerThanTheBody_Is400()
    {
        var answer = await ExchangeAsync(RawHttp.Head(Post, platform.Key, Json, "Content-Length: 9"), Bytes(Body));
        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task ContentLength_LargerThanTheBody_Is400()
    {
        var head = RawHttp.Head(Post, platform.Key, Json, $"Content-Length: {Body.Length + 5}");
        var answer = await RawHttp.ExchangeAsync(platform.Port, [head, Bytes(Body)], finish: true);
        // Whoever said too much and then hung up may get no answer at all, but never a generation.
        Assert.Contains(answer.Status, (int[])[0, 400]);
    }

    [Fact]
    public async Task ContentLength_BesideChunks_Is400()
    {
        var answer = await ExchangeAsync(
            RawHttp.Head(Post, platform.Key, Json, $"Content-Length: {Body.Length}", "Transfer-Encoding: chunked"),
            [.. RawHttp.Chunk(Body), .. Bytes("0\r\n\r\n")]);
        Assert.Equal(400, answer.Status);
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 5, 6")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Transfer-Encoding: gzip")]
    public async Task Framing_ThatMeansNothing_Is400(string header)
    {
        var answer = await ExchangeAsync(RawHttp.Head(Post, platform.Key, Json, header), Bytes(Body));
        Assert.Contains(answer.Status, (int[])[400, 413]);
    }

    [Fact]
    public async Task Chunks_WithAnEndlessExtension_AreRefused()
    {
        var extension = Bytes($"5;{new string('x', 2_000_000)}\r\n");
        var head = RawHttp.Head(Post, platform.Key, Json, "Transfer-Encoding: chunked");
        var answer = await ExchangeAsync(head, extension);
        Assert.Contains(answer.Status, (int[])[400, 413]);
    }

    [Fact]
    public async Task Chunks_OneByteAtATime_AreTimedOut()
    {
        var head = RawHttp.Head(Post, platform.Key, Json, "Transfer-Encoding: chunked");
        var drops = Body.Select(letter => RawHttp.Chunk(letter.ToString()));
        var answer = await RawHttp.ExchangeAsync(platform.Port, [head, .. drops], TimeSpan.FromSeconds(1));
        Assert.Equal(408, answer.Status);
    }

    [Fact]
    public async Task Header_Of64Kilobytes_Is431()
    {
        var answer = await ExchangeAsync(
            RawHttp.Head("GET /v1/models", platform.Key, "X-Long: " + new string('a', 65_536)), []);
        Assert.Equal(431, answer.Status);
    }

    [Fact]
    public async Task Headers_TenThousand_Is431()
    {
        var headers = Enumerable.Range(0, 10_000).Select(number => $"X-{number}: a").ToArray();
        var answer = await ExchangeAsync(RawHttp.Head("GET /v1/models", platform.Key, headers), []);
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
        var answer = await ExchangeAsync(RawHttp.Head($"GET {path}", platform.Key), []);
        Assert.True(answer.Status == 404, $"{path}: {answer.Status}");
        ProblemAssert.IsProblem(answer.Body, 404, answer.Headers["x-request-id"]);
    }

    [Theory]
    [InlineData("/v1/models/%00")]
    [InlineData("/v1/%c0%afmodels")]
    [InlineData("/v1/models/%ff")]
    public async Task Path_OfNoText_IsRefused(string path)
    {
        var answer = await ExchangeAsync(RawHttp.Head($"GET {path}", platform.Key), []);
        Assert.Contains(answer.Status, (int[])[400, 404]);
    }

    [Theory]
    [InlineData("TRACE /v1/models")]
    [InlineData("CONNECT 127.0.0.1:1")]
    [InlineData("BREW /v1/models")]
    public async Task Method_ThatIsNotServed_Is405(string requestLine)
    {
        var answer = await ExchangeAsync(RawHttp.Head(requestLine, platform.Key), []);
        Assert.Equal(405, answer.Status);
    }

    // Without TLS only HTTP/1.1 is spoken, so there are no streams to reset; others must not notice the attempt.
    [Fact]
    public async Task HttpTwo_WithoutTls_IsRefusedAndOthersAreServed()
    {
        var frames = Enumerable.Repeat(new byte[] { 0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8 }, 1000).SelectMany(x => x);
        var answer = await ExchangeAsync(Bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), [.. frames]);
        Assert.Contains(answer.Status, (int[])[0, 400, 505]);
        using var client = platform.CreateClient(platform.Key);
        Assert.NotEmpty(await client.GetStringAsync("/v1/models"));
    }

    [Fact]
    public async Task Connection_CutInTheMiddle_LeavesNothingBehind()
    {
        var key = await platform.CatalogueKeyAsync();
        using var client = platform.CreateClient(key);
        var before = await Ledger.NewestAsync(client);
        using (var socket = new TcpClient("127.0.0.1", platform.Port))
        {
            var head = RawHttp.Head(Post, key, Json, string.Create(
                CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}"));
            await socket.GetStream().WriteAsync((byte[])[.. head, .. Bytes(Body[..10])]);
        }

        Assert.NotEmpty(await client.GetStringAsync("/v1/models"));
        Assert.Equal(before, await Ledger.NewestAsync(client));
    }

    private Task<RawAnswer> ExchangeAsync(byte[] head, byte[] body) =>
        RawHttp.ExchangeAsync(platform.Port, [head, body]);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
