using System.Net;
using System.Text;
using System.Text.Json;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>Cases 62 to 64: one key, one generation; one place left, one generation.</summary>
[Collection(PlatformGroup.Name)]
public sealed class IdempotencyTests(LocalPlatform platform)
{
    private const int Twins = 100;

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    [InlineData("long")]
    public async Task Key_ThatIsNone_Is400(string key)
    {
        using var client = platform.CreateClient(platform.Key);
        using var answer = await PostAsync(client, 32, key == "long" ? new string('k', 256) : key);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{(int)answer.StatusCode}: {body}");
        ProblemAssert.IsProblem(answer, body);
    }

    [Fact]
    public async Task Key_SameBody_IsTheSameGeneration()
    {
        using var client = platform.CreateClient(platform.Key);
        var key = $"{Guid.NewGuid()}";
        var first = await IdAsync(await PostAsync(client, 32, key));
        Assert.Equal(first, await IdAsync(await PostAsync(client, 32, key)));
    }

    [Fact]
    public async Task Key_OtherBody_Is422()
    {
        using var client = platform.CreateClient(platform.Key);
        var key = $"{Guid.NewGuid()}";
        using var first = await PostAsync(client, 32, key);
        using var second = await PostAsync(client, 64, key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        ProblemAssert.IsProblem(second, await second.Content.ReadAsStringAsync(), "idempotency_key_reused");
    }

    [Fact]
    public async Task Key_OfAnotherTenant_IsAnotherKey()
    {
        using var client = platform.CreateClient(platform.Key);
        using var rival = platform.CreateClient(platform.RivalKey);
        var key = $"{Guid.NewGuid()}";
        var mine = await IdAsync(await PostAsync(client, 32, key));
        Assert.NotEqual(mine, await IdAsync(await PostAsync(rival, 64, key)));
    }

    [Fact]
    public async Task Key_ConcurrentTwins_AreOneGeneration()
    {
        using var client = platform.CreateClient(platform.Key);
        var key = $"{Guid.NewGuid()}";
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            async _ => await IdAsync(await PostAsync(client, 32, key))));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Quota_OnePlaceLeft_IsGivenOnce()
    {
        var key = await platform.CreateLimitedKeyAsync(
            "narrow", ["--requests-per-minute", "100000", "--concurrent", "1"], "generate");
        using var client = platform.CreateClient(key);
        var answers = await Task.WhenAll(Enumerable.Range(0, Twins).Select(_ => PostAsync(client, 480, null)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Accepted))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.True(answer.Headers.Contains("retry-after"));
            ProblemAssert.IsProblem(answer, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Quota_TokensOfTheDayUsedUp_Is429WithTheBalance()
    {
        var key = await platform.CreateLimitedKeyAsync("meagre", ["--tokens-per-day", "100"], "generate");
        using var client = platform.CreateClient(key);
        using var first = await PostAsync(client, 64, null);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        using var second = await PostAsync(client, 64, null);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal("100", Assert.Single(second.Headers.GetValues("x-ratelimit-limit-tokens")));
        ProblemAssert.IsProblem(second, await second.Content.ReadAsStringAsync());
    }

    private static async Task<string> IdAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.Accepted, body);
            return JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, int tokens, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/generations")
        {
            Content = new StringContent(
                $"{{\"prompt\":\"The\",\"max_new_tokens\":{tokens}}}", Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }
}
