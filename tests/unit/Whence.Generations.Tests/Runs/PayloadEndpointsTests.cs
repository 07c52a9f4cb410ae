using System.Net;
using System.Security.Cryptography;
using Whence.Generations.Storage;
using Whence.Generations.Tests.Support;
using Whence.Hosting.Identity;

namespace Whence.Generations.Tests.Runs;

[Collection(OnePlatform.Name)]
public sealed class PayloadEndpointsTests(TestPlatform platform)
{
    private readonly Guid _generation = Guid.NewGuid();

    [Fact]
    public async Task Put_ThenGet_ReturnsTheBytes()
    {
        using var client = Internal();
        byte[] content = [1, 2, 3, 0, 255];

        var put = await client.PutAsync(Path(content), new ByteArrayContent(content));
        var get = await client.GetAsync(Path(content) + "?length=5");

        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        Assert.Equal(content, await get.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Put_OtherContent_IsRefused()
    {
        using var client = Internal();

        var response = await client.PutAsync(Path([1, 2, 3]), new ByteArrayContent([1, 2, 4]));

        Assert.Equal((422, "digest_mismatch", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Put_TooLarge_IsRefused()
    {
        using var client = Internal();
        var content = new byte[4097];

        var response = await client.PutAsync(Path(content), new ByteArrayContent(content));

        Assert.Equal(413, (await response.ErrorAsync()).Status);
    }

    [Fact]
    public async Task Get_Missing_Is404()
    {
        using var client = Internal();

        var response = await client.GetAsync(Path([9]) + "?length=1");

        Assert.Equal((404, "payload_not_found", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Get_WithoutLength_FindsWhatTheGenerationRefersTo()
    {
        using var client = platform.Client();
        using var service = Internal();
        var id = await client.CreateAsync("{\"prompt\":\"The keeper\",\"max_new_tokens\":8}");
        await client.EndAsync(id);
        var generation = Guid.ParseExact(id["gen_".Length..], "N");
        var store = (IGenerationStore)platform.Services.GetService(typeof(IGenerationStore))!;
        var segment = (await store.FindAsync(generation, CancellationToken.None))!.Segments[0]!;

        var content = await service.GetByteArrayAsync(
            $"/internal/payloads/{generation:D}/{segment.Digest["sha256:".Length..]}");

        Assert.Equal(segment.Length, content.Length);
    }

    [Fact]
    public async Task Get_CallerFromOutside_Is403()
    {
        using var client = platform.Client();

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Path([1]) + "?length=1")).StatusCode);
    }

    private HttpClient Internal() => platform.Client("-", [ScopeNames.Internal]);

    private string Path(byte[] content) =>
        $"/internal/payloads/{_generation:D}/{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
