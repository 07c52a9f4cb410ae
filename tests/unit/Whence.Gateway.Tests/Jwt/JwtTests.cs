using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Whence.Gateway.Tests.Support;
using Whence.Hosting.Identity;

namespace Whence.Gateway.Tests.Jwt;

/// <summary>Cases 58 and 59, and what else a token may try.</summary>
public sealed class JwtTests : IAsyncLifetime
{
    private TestIssuer _issuer = null!;
    private TestGateway _gateway = null!;

    private DateTimeOffset Now => _gateway.Time.GetUtcNow();

    public async Task InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _gateway = await TestGateway.StartAsync(_issuer.Settings);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_RightToken_SpeaksForItsTenant(bool isRsa)
    {
        var claims = TestIssuer.Claims(Now);
        using var response = await SendAsync(isRsa ? _issuer.SignRsa(claims) : _issuer.SignCurve(claims));
        Assert.Equal(200, (int)response.StatusCode);
        var caller = IdentityToken.Verify(_gateway.Backend.Last.Headers["x-whence-identity"], TestGateway.Secret, Now)!;
        Assert.Equal(("acme", "sub:alice"), (caller.Tenant, caller.Principal));
        Assert.Equal([ScopeNames.Generate, ScopeNames.Explain], caller.Scopes);
    }

    [Fact]
    public async Task Send_KeyBesideTokens_StillWorks()
    {
        using var response = await SendAsync(await _gateway.KeyAsync());
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Send_AlgorithmNone_IsRefused()
    {
        foreach (var name in (string[])["none", "None", "NONE", ""])
        {
            await RefusedAsync(TestIssuer.Token(new { alg = name, kid = "rsa-1" }, TestIssuer.Claims(Now), _ => []));
        }
    }

    [Fact]
    public async Task Send_Hs256WithThePublicKeyAsSecret_IsRefused()
    {
        var secret = Encoding.ASCII.GetBytes(_issuer.Rsa.ExportSubjectPublicKeyInfoPem());
        await RefusedAsync(TestIssuer.Token(
            new { alg = "HS256", kid = "rsa-1" }, TestIssuer.Claims(Now), bytes => HMACSHA256.HashData(secret, bytes)));
    }

    [Fact]
    public async Task Send_AlgorithmOfAnotherKey_IsRefused()
    {
        await RefusedAsync(_issuer.SignCurve(TestIssuer.Claims(Now), new { alg = "ES256", kid = "rsa-1" }));
        await RefusedAsync(_issuer.SignRsa(TestIssuer.Claims(Now), new { alg = "RS256", kid = "ec-1" }));
        await RefusedAsync(_issuer.SignRsa(TestIssuer.Claims(Now), new { alg = "RS512", kid = "rsa-1" }));
        await RefusedAsync(_issuer.SignRsa(TestIssuer.Claims(Now), new { alg = "PS256", kid = "rsa-1" }));
    }

    [Theory]
    [InlineData("../../")]
    [InlineData("' or 1=1")]
    [InlineData("")]
    [InlineData("http://127.0.0.1/keys")]
    public async Task Send_StrangeKeyId_IsRefused(string id) =>
        await RefusedAsync(_issuer.SignRsa(TestIssuer.Claims(Now), new { alg = "RS256", kid = id }));

    [Theory]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("x5c")]
    [InlineData("crit")]
    public async Task Send_HeaderThatBringsItsOwnKey_IsRefused(string member)
    {
        var header = new Dictionary<string, object> { ["alg"] = "RS256", ["kid"] = "rsa-1", [member] = "evil" };
        await RefusedAsync(_issuer.SignRsa(TestIssuer.Claims(Now), header), member);
    }

    [Fact]
    public async Task Send_OtherKindOfToken_IsRefused()
    {
        var claims = TestIssuer.Claims(Now);
        await RefusedAsync(_issuer.SignRsa(claims, new { alg = "RS256", kid = "rsa-1", typ = "id+jwt" }));
        await RefusedAsync(_issuer.SignRsa(TestIssuer.Claims(Now), new { alg = "RS256", typ = "JWT" }));
    }

    [Fact]
    public async Task Send_TimesAtTheEdge_AllowSixtySeconds()
    {
        var now = Now.ToUnixTimeSeconds();
        await AdmittedAsync(("exp", now - 59), ("nbf", null));
        await RefusedAsync(("exp", now - 60));
        await RefusedAsync(("exp", now - 61));
        await AdmittedAsync(("nbf", now + 60));
        await RefusedAsync(("nbf", now + 61));
        await RefusedAsync(("exp", null));
        await RefusedAsync(("exp", "tomorrow"));
        await RefusedAsync(("exp", 1e300));
        await RefusedAsync(("nbf", -1));
    }

    [Fact]
    public async Task Send_Audience_MustNameUs()
    {
        await AdmittedAsync(("aud", (string[])["other", TestIssuer.Audience]));
        await RefusedAsync(("aud", (string[])["other", "another"]));
        await RefusedAsync(("aud", "other"));
        await RefusedAsync(("aud", null));
        await RefusedAsync(("aud", new { whence = true }));
    }

    [Fact]
    public async Task Send_OtherIssuerTenantOrSubject_IsRefused()
    {
        await RefusedAsync(("iss", TestIssuer.Name + "/"));
        await RefusedAsync(("iss", null));
        await RefusedAsync(("tenant", null));
        await RefusedAsync(("tenant", "-"));
        await RefusedAsync(("tenant", "acme\n"));
        await RefusedAsync(("sub", null));
    }

    [Fact]
    public async Task Send_ScopesOfAToken_AreOnlyThoseThatExist()
    {
        using var response = await SendAsync(_issuer.SignRsa(
            TestIssuer.Claims(Now, ("scope", (string[])["generate", "internal", "root"]))));
        Assert.Equal(200, (int)response.StatusCode);
        var token = _gateway.Backend.Last.Headers["x-whence-identity"];
        Assert.Equal([ScopeNames.Generate], IdentityToken.Verify(token, TestGateway.Secret, Now)!.Scopes);
        using var audit = await _gateway.SendAsync("GET", "/v1/audit/records", _issuer.SignRsa(TestIssuer.Claims(Now)));
        await Problems.IsAsync(audit, 403, "insufficient_scope");
    }

    [Fact]
    public async Task Send_SignatureTampered_IsRefused()
    {
        var token = _issuer.SignRsa(TestIssuer.Claims(Now));
        var parts = token.Split('.');
        var forged = Base64Url.EncodeToString("""{"iss":"https://issuer.example","tenant":"umbrella"}"""u8);
        await RefusedAsync($"{parts[0]}.{forged}.{parts[2]}");
        await RefusedAsync($"{parts[0]}.{parts[1]}.");
        await RefusedAsync($"{parts[0]}.{parts[1]}.{parts[2][..^4]}");
        await RefusedAsync($"{parts[0]}.{parts[1]}");
        await RefusedAsync($"{token}.x");
        await RefusedAsync("a.b.c");
        await RefusedAsync(new string('a', 20_000));
    }

    [Fact]
    public async Task Send_ClaimTwice_IsRefused()
    {
        const string Issuer = $"\"iss\":\"{TestIssuer.Name}\"";
        const string Rest = "\"aud\":\"whence\",\"sub\":\"a\",\"tenant\":\"acme\",\"exp\":99999999999";
        var twice = $"{{{Issuer},{Issuer},{Rest}}}";
        var body = Base64Url.EncodeToString("""{"alg":"RS256","kid":"rsa-1"}"""u8) + "."
            + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(twice));
        var signature = _issuer.Rsa.SignData(
            Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        await RefusedAsync($"{body}.{Base64Url.EncodeToString(signature)}");
    }

    [Fact]
    public async Task Send_ExpiredTokenThatWasAdmittedBefore_IsRefused()
    {
        var token = _issuer.SignRsa(TestIssuer.Claims(Now, ("exp", Now.ToUnixTimeSeconds() + 5)));
        using (var response = await SendAsync(token))
        {
            Assert.Equal(200, (int)response.StatusCode);
        }

        _gateway.Time.Advance(TimeSpan.FromSeconds(66));
        await RefusedAsync(token);
    }

    [Fact]
    public async Task Send_NewKeyOfTheIssuer_IsFetchedAtMostEvery30Seconds()
    {
        using (await SendAsync(_issuer.SignRsa(TestIssuer.Claims(Now))))
        {
            Assert.Equal(1, _issuer.Fetches);
        }

        using var rotated = RSA.Create(2048);
        var token = TestIssuer.Token(
            new { alg = "RS256", kid = "rsa-2" }, TestIssuer.Claims(Now),
            bytes => rotated.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        _issuer.Publish("rsa-2", rotated);
        await RefusedAsync(token);
        Assert.Equal(1, _issuer.Fetches);
        _gateway.Time.Advance(TimeSpan.FromSeconds(30));
        using var response = await SendAsync(token);
        Assert.Equal((200, 2), ((int)response.StatusCode, _issuer.Fetches));
    }

    [Fact]
    public async Task Send_IssuerIsBrokenLater_KnownKeysStayInUse()
    {
        using (await SendAsync(_issuer.SignRsa(TestIssuer.Claims(Now))))
        {
            Assert.Equal(1, _issuer.Fetches);
        }

        RequestDelegate[] replies =
        [
            context => context.Response.WriteAsync("<html>"),
            context => context.Response.WriteAsync("{\"keys\":7}"),
            context => context.Response.WriteAsync(new string(' ', 300_000)),
            context =>
            {
                context.Response.Redirect("http://127.0.0.1:9/keys");
                return Task.CompletedTask;
            },
        ];
        foreach (var reply in replies)
        {
            _issuer.Instead = reply;
            _gateway.Time.Advance(TimeSpan.FromMinutes(11));
            using var response = await SendAsync(_issuer.SignRsa(TestIssuer.Claims(Now)));
            Assert.Equal(200, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task Send_WeakRsaKeyOfTheIssuer_IsNotUsed()
    {
        using var weak = RSA.Create(1024);
        _issuer.Publish("weak", weak);
        await RefusedAsync(TestIssuer.Token(
            new { alg = "RS256", kid = "weak" }, TestIssuer.Claims(Now),
            bytes => weak.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    private Task<HttpResponseMessage> SendAsync(string token) => _gateway.SendAsync("GET", "/v1/models", token);

    private async Task AdmittedAsync(params (string Name, object? Value)[] changes)
    {
        using var response = await SendAsync(_issuer.SignRsa(TestIssuer.Claims(Now, changes)));
        Assert.True((int)response.StatusCode == 200, await response.Content.ReadAsStringAsync());
    }

    private Task RefusedAsync(params (string Name, object? Value)[] changes) =>
        RefusedAsync(_issuer.SignRsa(TestIssuer.Claims(Now, changes)));

    private async Task RefusedAsync(string token, string word = "token")
    {
        using var response = await SendAsync(token);
        var body = await Problems.IsAsync(response, 401, "invalid_token");
        Assert.Contains(word, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
