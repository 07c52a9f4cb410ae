using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using Whence.Gateway.Tests.Support;
using Whence.Testing;

namespace Whence.Gateway.Tests.Start;

/// <summary>What is wrong with a configuration is said at start, in a sentence.</summary>
public class StartTests
{
    [Theory]
    [InlineData("SessionAffinity", "HashCookie", "hash cookies")]
    [InlineData(":ReverseProxy:Clusters:a:SessionAffinity:Policy", "HashCookie", "hash cookies")]
    [InlineData("Services:generations", "127.0.0.1:8081", "http://host:port")]
    [InlineData("Services:generation", "http://127.0.0.1:1", "there are generations, tokenization")]
    [InlineData("Keys:Kind", "Vault", "None, File, Postgres")]
    [InlineData("Jwt:Issuer", "https://issuer.example", "Gateway:Jwt:Audience")]
    [InlineData("CorsOrigins:0", "*", "https://app.example.com")]
    [InlineData("BodyBytesMax", "0", "BodyBytesMax")]
    public async Task Start_WrongSetting_SaysSo(string key, string value, string word)
    {
        using var folder = new TemporaryFolder();
        await using var app = TestGateway.Build(folder, new ManualTime(), [(key, value)]);
        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => app.StartAsync());
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    public async Task Start_WithoutKeysForOthersThanThisMachine_IsRefused(string address)
    {
        using var folder = new TemporaryFolder();
        await using var app = TestGateway.Build(folder, new ManualTime(), [("Keys:Kind", "None"), (":Urls", address)]);
        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => app.StartAsync());
        Assert.Contains("Gateway:Keys:Kind", error.Message, StringComparison.Ordinal);
    }
}
