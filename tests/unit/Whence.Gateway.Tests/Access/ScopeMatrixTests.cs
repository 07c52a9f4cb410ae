using Whence.Gateway.Routes;
using Whence.Gateway.Tests.Support;
using Whence.Keys;

namespace Whence.Gateway.Tests.Access;

/// <summary>Case 60: every route with every scope alone.</summary>
public class ScopeMatrixTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    // Written out a second time on purpose: whoever opens a route to more callers has to say so twice.
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["POST /v1/generations"] = "generate",
        ["GET /v1/generations"] = "generate",
        ["GET /v1/generations/{id}"] = "generate",
        ["DELETE /v1/generations/{id}"] = "generate",
        ["GET /v1/generations/{id}/events"] = "generate",
        ["GET /v1/generations/{id}/attribution"] = "explain",
        ["GET /v1/generations/{id}/trace"] = "explain",
        ["GET /v1/generations/{id}/trace/{block}"] = "explain",
        ["GET /v1/generations/{id}/tokens/{position}"] = "explain",
        ["POST /v1/chat/completions"] = "generate",
        ["POST /v1/completions"] = "generate",
        ["GET /v1/models"] = "generate explain steer audit.read admin",
        ["GET /v1/models/{id}"] = "generate explain steer audit.read admin",
        ["POST /v1/embeddings"] = "generate",
        ["POST /v1/tokenize"] = "generate",
        ["POST /v1/detokenize"] = "generate",
        ["POST /v1/generations/{id}/explanations"] = "explain",
        ["GET /v1/generations/{id}/explanations"] = "explain",
        ["GET /v1/generations/{id}/explanations/{explanation}"] = "explain",
        ["DELETE /v1/generations/{id}/explanations/{explanation}"] = "explain",
        ["POST /v1/generations/{id}/counterfactuals"] = "explain",
        ["GET /v1/generations/{id}/counterfactuals"] = "explain",
        ["GET /v1/generations/{id}/counterfactuals/{counterfactual}"] = "explain",
        ["DELETE /v1/generations/{id}/counterfactuals/{counterfactual}"] = "explain",
        ["GET /v1/steering-profiles"] = "steer",
        ["GET /v1/steering-profiles/{name}"] = "steer",
        ["PUT /v1/steering-profiles/{name}"] = "steer",
        ["GET /v1/steering-profiles/{name}/versions/{version}"] = "steer",
        ["POST /v1/steering-profiles/suggest"] = "steer",
        ["GET /v1/safe-sets"] = "explain",
        ["GET /v1/safe-sets/{name}"] = "explain",
        ["PUT /v1/safe-sets/{name}"] = "explain",
        ["GET /v1/safe-sets/{name}/versions/{version}"] = "explain",
        ["POST /v1/safe-sets/{name}/check"] = "explain",
        ["POST /v1/attributions"] = "explain",
        ["GET /v1/concepts"] = "generate explain",
        ["POST /v1/concepts/contrast"] = "explain",
        ["GET /v1/concepts/{kind}/{id}"] = "generate explain",
        ["GET /v1/concepts/{kind}/{id}/nearest"] = "generate explain",
        ["GET /v1/audit/records"] = "audit.read",
        ["GET /v1/audit/records/{id}"] = "audit.read",
    };

    public static TheoryData<string> Scopes => [.. KeyScopes.Grantable];

    [Fact]
    public void PublicRoutes_AllButTheDescription_AreInTheMatrix() => Assert.Equal(
        Needed.Keys.Order(StringComparer.Ordinal),
        PublicRoutes.All.Where(route => route.Scopes.Count > 0)
            .Select(route => route.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Send_EveryRouteWithOneScope_IsAdmittedOrNamesTheScope(string scope)
    {
        var key = await fixture.Gateway.KeyAsync("matrix", null, scope);
        foreach (var (route, needed) in Needed)
        {
            var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
            using var response = await fixture.Gateway.SendAsync(
                method, string.Concat(path.Where(letter => letter is not ('{' or '}'))), key);
            if (needed.Split(' ').Contains(scope))
            {
                Assert.True((int)response.StatusCode == 200, $"{route} with {scope}: {response.StatusCode}");
            }
            else
            {
                var body = await Problems.IsAsync(response, 403, "insufficient_scope");
                Assert.Contains(needed.Split(' ')[0], body.GetProperty("detail").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Send_DescriptionAndHealth_NeedNoKey()
    {
        foreach (var path in (string[])["/openapi/v1.json", "/healthz/live", "/healthz/ready", "/version"])
        {
            using var response = await fixture.Gateway.SendAsync("GET", path);
            Assert.True((int)response.StatusCode == 200, path);
        }
    }
}
