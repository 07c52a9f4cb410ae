using Whence.Attribution.Tests.Support;
using Whence.Hosting.Identity;
using Whence.Testing;

namespace Whence.Attribution.Tests.Catalogue;

public class ConceptsTests(AttributionHost host) : IClassFixture<AttributionHost>
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task List_PageByPage_NamesEveryConceptOnceKnownOnesFirst(int limit)
    {
        var names = new List<string>();
        var cursor = "";
        do
        {
            var page = await host.Service.GetAsync($"/v1/concepts?limit={limit}{cursor}", ScopeNames.Explain);
            Assert.Equal(200, page.Status);
            names.AddRange(page["data"].EnumerateArray().Select(
                concept => $"{concept.GetProperty("kind").GetString()} {concept.GetProperty("id").GetInt32()}"));
            cursor = page["has_more"].GetBoolean() ? $"&cursor={page["next_cursor"].GetString()}" : "";
        }
        while (cursor.Length > 0);
        var known = Enumerable.Range(0, TinyModel.Known).Select(id => $"known {id}");
        Assert.Equal(known.Concat(Enumerable.Range(0, TinyModel.Discovered).Select(id => $"discovered {id}")), names);
    }

    [Theory]
    [InlineData("q=SEA", "tides", "storm")]
    [InlineData("q=sea%20gale", "storm")]
    [InlineData("kind=discovered&limit=2", "#0", "#1")]
    [InlineData("kind=known&q=tone", "hostile", "polite")]
    [InlineData("q=%233", "#3")]
    [InlineData("q=nothing-like-it")]
    public async Task List_Filters_KeepWhatMatches(string query, params string[] labels)
    {
        var page = await host.Service.GetAsync($"/v1/concepts?{query}", ScopeNames.Generate);
        var found = page["data"].EnumerateArray().Select(concept => concept.GetProperty("label").GetString());
        Assert.Equal(labels, found);
    }

    [Theory]
    [InlineData("/v1/concepts?limit=0", 422, "invalid_value", "limit")]
    [InlineData("/v1/concepts?limit=101", 422, "invalid_value", "limit")]
    [InlineData("/v1/concepts?kind=all", 422, "invalid_value", "kind")]
    [InlineData("/v1/concepts?cursor=%21", 400, "invalid_cursor", "cursor")]
    [InlineData("/v1/concepts?cursor=OTk5OTk", 400, "invalid_cursor", "cursor")]
    [InlineData("/v1/concepts/known/6", 404, "concept_not_found", null)]
    [InlineData("/v1/concepts/discovered/8", 404, "concept_not_found", null)]
    [InlineData("/v1/concepts/other/0", 404, "concept_not_found", null)]
    [InlineData("/v1/concepts/known/0?top_k=0", 422, "invalid_value", "top_k")]
    public async Task Get_BadInput_IsRefusedByName(string path, int status, string code, string? parameter) =>
        (await host.Service.GetAsync(path, ScopeNames.Generate)).IsProblem(status, code, parameter);

    [Theory]
    [InlineData("/v1/concepts/known/-1")]
    [InlineData("/v1/concepts/known/tides")]
    [InlineData("/v1/concepts/known/99999999999")]
    public async Task Get_IdThatIsNone_IsNotFound(string path) =>
        Assert.Equal(404, (await host.Service.GetAsync(path, ScopeNames.Generate)).Status);

    [Fact]
    public async Task Get_Concept_ListsThePromotedTokensInOrder()
    {
        var concept = await host.Service.GetAsync("/v1/concepts/known/2?top_k=7", ScopeNames.Explain);
        Assert.Equal("tides", concept["label"].GetString());
        var alignments = concept["top_tokens"].EnumerateArray()
            .Select(token => token.GetProperty("alignment").GetSingle()).ToList();
        Assert.Equal(7, alignments.Count);
        Assert.Equal(alignments.OrderDescending(), alignments);
    }

    [Fact]
    public async Task Get_OtherScopes_AreRefused()
    {
        var answer = await host.Service.GetAsync("/v1/concepts", ScopeNames.AuditRead, ScopeNames.Steer);
        answer.IsProblem(403, "insufficient_scope", null);
        (await host.Service.GetAsync("/v1/concepts/known/0")).IsProblem(401, "unauthenticated", null);
    }
}
