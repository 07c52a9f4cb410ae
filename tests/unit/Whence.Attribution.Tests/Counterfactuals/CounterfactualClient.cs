using Whence.Attribution.Tests.Explaining;
using Whence.Hosting.Identity;
using Whence.Services.Tests.Support;

namespace Whence.Attribution.Tests.Counterfactuals;

/// <summary>Asks for counterfactuals as a tenant's key does.</summary>
internal sealed class CounterfactualClient(ExplainingWorld world)
{
    public const string Tenant = "tenant-a";

    private static readonly string[] Scopes = [ScopeNames.Explain, ScopeNames.Generate, ScopeNames.Steer];

    public static string Path(string id) => $"/v1/generations/{id}/counterfactuals";

    public Task<HttpAnswer> CreateAsync(string id, string body, params string[] scopes) =>
        SendAsync(HttpMethod.Post, Path(id), body, null, scopes);

    public Task<HttpAnswer> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        (string Name, string Value)? header = null,
        params string[] scopes) =>
        world.Service.SendAsAsync(Tenant, method, path, body, header, null, scopes.Length > 0 ? scopes : Scopes);

    /// <summary>Waits until it has ended.</summary>
    public async Task<HttpAnswer> EndAsync(HttpAnswer made, string tenant = Tenant)
    {
        Assert.True(made.Status == 202, $"{made.Status}: {made.Body}");
        var path = made["links"].GetProperty("self").GetString()!;
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            var shown = await world.Service.SendAsAsync(
                tenant, HttpMethod.Get, path, null, null, null, Scopes);
            if (shown["status"].GetString() is "completed" or "failed" or "cancelled")
            {
                return shown;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The counterfactual did not end within a minute.");
    }

    /// <summary>Returns the digits of the id of a counterfactual.</summary>
    public static Guid IdOf(HttpAnswer made) => Guid.ParseExact(made["id"].GetString()!["cfl_".Length..], "N");
}
