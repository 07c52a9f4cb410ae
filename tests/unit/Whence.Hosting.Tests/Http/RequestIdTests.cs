using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Http;

public sealed class RequestIdTests
{
    [Theory]
    [InlineData("req_from-the_gateway", true)]
    [InlineData("with space", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789", false)]
    public async Task RequestId_Given_KeptOnlyWhenItIsOne(string given, bool kept)
    {
        await using var host = await TestHost.StartAsync();
        host.Client.DefaultRequestHeaders.Add("x-request-id", given);
        using var answer = await host.GetAsync("/version");
        var id = answer.Headers.GetValues("x-request-id").Single();
        Assert.Equal(kept, id == given);
        Assert.Matches("^[A-Za-z0-9_-]{1,64}$", id);
    }

    [Fact]
    public async Task ClientRequestId_Given_Echoed()
    {
        await using var host = await TestHost.StartAsync();
        host.Client.DefaultRequestHeaders.Add("X-Client-Request-Id", "mine-1");
        using var answer = await host.GetAsync("/nowhere");
        Assert.Equal("mine-1", answer.Headers.GetValues("X-Client-Request-Id").Single());
    }
}
