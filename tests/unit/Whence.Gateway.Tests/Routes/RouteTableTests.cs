using Whence.Gateway.Edge;
using Whence.Gateway.Routes;

namespace Whence.Gateway.Tests.Routes;

public class RouteTableTests
{
    private static readonly RouteTable Table = new(PublicRoutes.All);

    [Theory]
    [InlineData("/v1/generations", "GET,POST")]
    [InlineData("/v1/generations/gen_1", "DELETE,GET")]
    [InlineData("/v1/generations/gen_1/events", "GET")]
    [InlineData("/v1/concepts/known/7", "GET")]
    [InlineData("/v1/steering-profiles/suggest", "GET,POST,PUT")]
    [InlineData("/v1/steering-profiles/calm", "GET,PUT")]
    [InlineData("/openapi/v1.json", "GET")]
    public void Find_PublicPath_GivesItsMethods(string path, string methods) => Assert.Equal(
        methods, string.Join(',', Table.Find(path)!.Select(route => route.Method).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/v1")]
    [InlineData("/V1/models")]
    [InlineData("/v1/Models")]
    [InlineData("/v1/models/")]
    [InlineData("/v1/generations/")]
    [InlineData("/v1/generations//events")]
    [InlineData("/v1/generations/gen_1/events/")]
    [InlineData("/v1/generations/gen_1/secrets")]
    [InlineData("/v1/a/b/c/d/e/f/g/h/i/j/k")]
    [InlineData("/internal/payloads/1/2")]
    [InlineData("/metrics")]
    public void Find_AnyOtherPath_GivesNothing(string path) => Assert.Null(Table.Find(path));

    [Fact]
    public void Find_EveryPublicRoute_FindsItself() => Assert.All(PublicRoutes.All, route => Assert.Contains(
        route, Table.Find(string.Concat(route.Pattern.Where(letter => letter is not ('{' or '}'))))!));

    [Theory]
    [InlineData("/v1/models", true)]
    [InlineData("/v1/models?x=%2e%2e//", true)]
    [InlineData("/v1/models/a.b-c_d~e:f", true)]
    [InlineData("/v1/%6dodels", false)]
    [InlineData("/v1/%2e%2e/internal", false)]
    [InlineData("/v1/%252e%252e/internal", false)]
    [InlineData("/v1/..", false)]
    [InlineData("/v1/./models", false)]
    [InlineData("//v1/models", false)]
    [InlineData("/v1//models", false)]
    [InlineData("/v1/models%00", false)]
    [InlineData("/v1\\models", false)]
    [InlineData("/v1/models;a=b", false)]
    [InlineData("/v1/\u00c0\u00ae", false)]
    [InlineData("http://127.0.0.1/v1/models", false)]
    [InlineData("*", false)]
    [InlineData("", false)]
    public void IsPlain_Target_AllowsOneSpellingOnly(string target, bool isPlain) =>
        Assert.Equal(isPlain, RequestPath.IsPlain(target));
}
