using System.Globalization;
using System.Net.Sockets;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>Requests that only bytes on a socket can express.</summary>
[Collection(PlatformGroup.Name)]
public sealed class MalformedHttpTests(LocalPlatform platform) : EdgeCases
{
    private const string Post = "POST /v1/generations";
    private const string Json = "Content-Type: application/json";
    private const string Body = "{\"prompt\":\"a\",\"max_new_tokens\":32}";

    private protected override int Port => platform.Port;

    private protected override string Key => platform.Key;

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
}
