using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Identity;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Identity;

public sealed class ScopeTests
{
    [Fact]
    public async Task RequireScope_Nobody_Answered401BeforeTheBodyIsRead()
    {
        await using var host = await StartAsync();
        using var answer = await PostAsync(host);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("authentication_error", (await answer.JsonAsync()).Text("error", "type"));
    }

    [Fact]
    public async Task RequireScope_CallerWithoutIt_Answered403()
    {
        await using var host = (await StartAsync()).As("a", ScopeNames.Generate);
        using var answer = await PostAsync(host);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("insufficient_scope", (await answer.JsonAsync()).Text("error", "code"));
    }

    [Fact]
    public async Task RequireScope_CallerWithIt_ServedAsItsTenant()
    {
        await using var host = (await StartAsync()).As("tenant-a", ScopeNames.Steer);
        using var answer = await PostAsync(host, "{\"x\":1}");
        Assert.Equal("tenant-a", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task RequireScope_OnAGroup_HoldsForItsEndpoints()
    {
        await using var host = await StartAsync();
        using var answer = await host.GetAsync("/group/y");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Identity_TwoTokens_BelievesNeither()
    {
        await using var host = (await StartAsync()).As("a", ScopeNames.Steer).As("b", ScopeNames.Steer);
        using var answer = await PostAsync(host, "{\"x\":1}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app =>
    {
        app.MapPost("/x", (Dictionary<string, int> body, HttpContext context) => context.Caller().Tenant)
            .RequireScope(ScopeNames.Steer);
        app.MapGroup("/group").RequireScope(ScopeNames.Admin).MapGet("/y", () => "y");
    });

    private static async Task<HttpResponseMessage> PostAsync(TestHost host, string body = "no JSON")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.Client.PostAsync(new Uri("/x", UriKind.Relative), content);
    }
}
