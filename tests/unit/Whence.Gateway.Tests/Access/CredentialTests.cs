using Whence.Gateway.Tests.Support;
using Whence.Hosting.Identity;
using Whence.Keys;

namespace Whence.Gateway.Tests.Access;

/// <summary>Cases 55, 57 and 61: none, two, misplaced, wrong and spoofed credentials.</summary>
public class CredentialTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private const string Path = "/v1/models";

    private readonly TestGateway _gateway = fixture.Gateway;

    [Fact]
    public async Task Send_NoKey_Is401AndSaysHow()
    {
        var before = _gateway.Backend.Received.Count;
        using var response = await _gateway.SendAsync("GET", Path);
        await Problems.IsAsync(response, 401, "missing_api_key");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(before, _gateway.Backend.Received.Count);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("x-api-key")]
    public async Task Send_KeyInEitherHeader_IsAdmitted(string header)
    {
        var value = header == "Authorization" ? "bearer  " + fixture.Key : fixture.Key;
        using var response = await _gateway.SendAsync("GET", Path, null, (header, value));
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Send_KeyInBothHeaders_Is401()
    {
        using var response = await _gateway.SendAsync("GET", Path, fixture.Key, ("x-api-key", fixture.Key));
        await Problems.IsAsync(response, 401, "two_credentials");
    }

    [Fact]
    public async Task Send_TwoKeysInOneHeader_Is401()
    {
        using var joined = await _gateway.SendAsync(
            "GET", Path, null, ("x-api-key", $"{fixture.Key},{await _gateway.KeyAsync("other")}"));
        await Problems.IsAsync(joined, 401, "two_credentials");
        var answer = await RawHttp.SendAsync(
            _gateway.Address,
            $"GET {Path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-api-key: a\r\nx-api-key: b\r\n\r\n");
        Assert.Equal(401, RawHttp.Status(answer));
        Assert.Contains("two_credentials", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_key")]
    [InlineData("access_token")]
    [InlineData("API-Key")]
    [InlineData("anything")]
    public async Task Send_KeyInQuery_Is401EvenWithTheRightHeader(string name)
    {
        using var response = await _gateway.SendAsync("GET", $"{Path}?{name}={fixture.Key}", fixture.Key);
        await Problems.IsAsync(response, 401, "key_in_query");
    }

    [Theory]
    [InlineData("Basic YWxpY2U6c2VjcmV0", "unsupported_scheme")]
    [InlineData("whk_0123", "unsupported_scheme")]
    [InlineData("Bearer ", "missing_api_key")]
    [InlineData("Bearer sk-1234", "invalid_api_key")]
    public async Task Send_OtherAuthorization_Is401(string value, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation("Authorization", value);
        using var response = await _gateway.Client.SendAsync(request);
        await Problems.IsAsync(response, 401, code);
    }

    [Fact]
    public async Task Send_MistypedKey_Is401WithoutAskingTheStore()
    {
        var mistyped = fixture.Key[..^1] + (fixture.Key[^1] == 'x' ? 'y' : 'x');
        using var response = await _gateway.SendAsync("GET", Path, mistyped);
        var body = await Problems.IsAsync(response, 401, "invalid_api_key");
        Assert.Contains("mistyped", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_UnknownIdAndWrongSecret_AreAnsweredAlike()
    {
        using var unknown = await _gateway.SendAsync("GET", Path, ApiKey.Create().Text);
        using var wrong = await _gateway.SendAsync("GET", Path, Keys.WrongSecret.Of(fixture.Key));
        var first = await Problems.IsAsync(unknown, 401, "invalid_api_key");
        var second = await Problems.IsAsync(wrong, 401, "invalid_api_key");
        Assert.Equal(first.GetProperty("detail").GetString(), second.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("X-Tenant", "umbrella")]
    [InlineData("X-Tenant-Id", "umbrella")]
    [InlineData("X-Whence-Identity", "forged")]
    public async Task Send_SpoofedTenant_IsIgnored(string header, string value)
    {
        using var response = await _gateway.SendAsync("GET", Path, fixture.Key, (header, value));
        var token = _gateway.Backend.Last.Headers["x-whence-identity"];
        Assert.Equal("acme", IdentityToken.Verify(token, TestGateway.Secret, _gateway.Time.GetUtcNow())!.Tenant);
    }
}
