using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>Part A: who asks, and whose it is; cases 55 to 64.</summary>
[Collection(PlatformGroup.Name)]
public sealed class IdentityTests(LocalPlatform platform)
{
    private const string Body = "{\"prompt\":\"a\",\"max_new_tokens\":32}";

    [Fact]
    public async Task Key_Missing_Is401()
    {
        using var client = platform.CreateClient(null);
        await RefusedAsync(client, new(HttpMethod.Get, "/v1/models"), 401);
    }

    [Fact]
    public async Task Key_TwoOfThem_Is401()
    {
        using var client = platform.CreateClient(platform.Key);
        client.DefaultRequestHeaders.Add("x-api-key", platform.RivalKey);
        await RefusedAsync(client, new(HttpMethod.Get, "/v1/models"), 401);
    }

    [Theory]
    [InlineData("api_key")]
    [InlineData("key")]
    [InlineData("access_token")]
    public async Task Key_InTheQuery_Is401AndSaysSo(string name)
    {
        using var client = platform.CreateClient(null);
        var body = await RefusedAsync(client, new(HttpMethod.Get, $"/v1/models?{name}={platform.Key}"), 401);
        Assert.Contains("query", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(platform.Key, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_Revoked_Is401WithinHalfAMinute()
    {
        var key = await platform.CreateKeyAsync("fleeting", "generate");
        using var client = platform.CreateClient(key);
        using (var answer = await client.GetAsync("/v1/models"))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await BuiltProgram.Cli.RunAsync("keys", "revoke", key.Split('_')[1], "--file", platform.KeysFile);
        var status = HttpStatusCode.OK;
        for (var second = 0; second < 31 && status == HttpStatusCode.OK; second++)
        {
            await Task.Delay(1000);
            using var answer = await client.GetAsync("/v1/models");
            status = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task Key_RightIdAndWrongSecret_Is401()
    {
        var parts = platform.Key.Split('_', 3);
        var wrong = $"{parts[0]}_{parts[1]}_{new string([.. parts[2].Reverse()])}";
        using var client = platform.CreateClient(wrong);
        await RefusedAsync(client, new(HttpMethod.Get, "/v1/models"), 401);
    }

    [Theory]
    [InlineData("{\"alg\":\"none\"}")]
    [InlineData("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"../../etc/passwd\"}")]
    [InlineData("{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}")]
    [InlineData("{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\"}")]
    public async Task Token_ThatProvesNothing_Is401(string header)
    {
        var payload = "{\"tenant\":\"acme\",\"scope\":\"generate\",\"exp\":4102444800}";
        var signed = $"{Base64Url(header)}.{Base64Url(payload)}";
        var signature = HMACSHA256.HashData("public key"u8, Encoding.ASCII.GetBytes(signed));
        using var client = platform.CreateClient($"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}");
        await RefusedAsync(client, new(HttpMethod.Get, "/v1/models"), 401);
    }

    [Theory]
    [InlineData("POST", "/v1/generations", Body)]
    [InlineData("POST", "/v1/chat/completions", "{\"model\":\"brackhaven\",\"messages\":[]}")]
    [InlineData("POST", "/v1/attributions", "{}")]
    [InlineData("GET", "/v1/generations", null)]
    public async Task Scope_Missing_Is403(string method, string path, string? body)
    {
        using var client = platform.CreateClient(platform.AuditorKey);
        await RefusedAsync(client, Request(method, path, body), 403, "insufficient_scope");
    }

    [Fact]
    public async Task Scope_SteerMissing_Is403()
    {
        using var client = platform.CreateClient(await platform.CreateKeyAsync("mild", "generate"));
        var body = "{\"prompt\":\"a\",\"max_new_tokens\":32,\"steering\":{\"amplify\":[{\"concept\":3}]}}";
        await RefusedAsync(client, Request("POST", "/v1/generations", body), 403, "insufficient_scope");
    }

    [Fact]
    public async Task Tenant_ClaimedInAHeader_IsIgnored()
    {
        using var owner = platform.CreateClient(platform.Key);
        var id = await CreateAsync(owner);
        using var rival = platform.CreateClient(platform.RivalKey);
        rival.DefaultRequestHeaders.Add("X-Tenant", "acme");
        rival.DefaultRequestHeaders.Add("X-Tenant-Id", "acme");
        rival.DefaultRequestHeaders.Add("X-Whence-Identity", Base64Url("{\"tenant\":\"acme\"}") + ".AAAA");
        await RefusedAsync(rival, new(HttpMethod.Get, $"/v1/generations/{id}"), 404);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/events")]
    [InlineData("GET", "/attribution")]
    [InlineData("GET", "/trace")]
    [InlineData("GET", "/tokens/0")]
    public async Task Generation_OfAnotherTenant_IsNotThere(string method, string rest)
    {
        using var owner = platform.CreateClient(platform.Key);
        var id = await CreateAsync(owner);
        using var rival = platform.CreateClient(platform.RivalKey);
        var foreign = await RefusedAsync(rival, Request(method, $"/v1/generations/{id}{rest}", null), 404);
        var unknown = await RefusedAsync(
            rival, Request(method, $"/v1/generations/gen_{Guid.NewGuid():N}{rest}", null), 404);
        Assert.Equal(unknown, foreign);
    }

    private static async Task<string> RefusedAsync(
        HttpClient client, HttpRequestMessage request, int status, string? code = null)
    {
        using (request)
        {
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {body}");
            ProblemAssert.IsProblem(answer, body, code);
            return JsonDocument.Parse(body).RootElement.GetProperty("error").GetProperty("code").GetString()!;
        }
    }

    private static async Task<string> CreateAsync(HttpClient client)
    {
        using var request = Request("POST", "/v1/generations", Body);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;
    }

    private static HttpRequestMessage Request(string method, string path, string? body) => new(new(method), path)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    };

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
