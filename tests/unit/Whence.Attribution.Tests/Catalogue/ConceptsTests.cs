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
    [InlineData("kind=discovered&limit=2", "#0", "#1")]
    [InlineData("group=SEA", "tides", "storm")]
    [InlineData("group=sea&is_tone=true")]
    [InlineData("is_steerable=false&kind=known", "women")]
    [InlineData("kind=known&is_demographic=false&limit=1", "hostile")]
    [InlineData("q=&limit=1", "hostile")]
    [InlineData("q=sea&kind=discovered")]
    [InlineData("q=nothing-like-it")]
    [InlineData("q=%21%3F")]
    public async Task List_Filters_KeepWhatMatches(string query, params string[] labels) =>
        Assert.Equal(labels, await LabelsAsync(query));

    [Theory]
    [InlineData("q=SEA%20gale", "storm", "tides")]
    [InlineData("q=word&kind=known", "hostile", "polite")]
    [InlineData("q=storms", "storm")]
    [InlineData("q=lantern3", "#3")]
    public async Task List_Words_PutsTheBestMatchFirst(string query, params string[] labels) =>
        Assert.Equal(labels, await LabelsAsync(query));

    [Fact]
    public async Task List_WordAndBeginningOfAWord_SaysHowEachMatched()
    {
        var whole = (await host.Service.GetAsync("/v1/concepts?q=gale", ScopeNames.Explain))["data"][0];
        var prefix = (await host.Service.GetAsync("/v1/concepts?q=gal", ScopeNames.Explain))["data"][0];
        Assert.Equal("whole-word", whole.GetProperty("match").GetString());
        Assert.Equal("prefix", prefix.GetProperty("match").GetString());
        Assert.True(whole.GetProperty("score").GetDouble() > prefix.GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task List_WordsPageByPage_IsTheRankingOfOnePage()
    {
        const string Query = "/v1/concepts?q=wick%20wording%20sea";
        var whole = await LabelsAsync("q=wick%20wording%20sea&limit=100");
        var (pages, cursor) = (new List<string?>(), "");
        do
        {
            var page = await host.Service.GetAsync($"{Query}&limit=3{cursor}", ScopeNames.Explain);
            pages.AddRange(page["data"].EnumerateArray().Select(concept => concept.GetProperty("label").GetString()));
            cursor = page["has_more"].GetBoolean() ? $"&cursor={page["next_cursor"].GetString()}" : "";
        }
        while (cursor.Length > 0);
        Assert.Equal(TinyModel.Discovered + 4, whole.Count);
        Assert.Equal(whole, pages);
    }

    [Theory]
    [InlineData("/v1/concepts?limit=0", 422, "invalid_value", "limit")]
    [InlineData("/v1/concepts?limit=101", 422, "invalid_value", "limit")]
    [InlineData("/v1/concepts?kind=all", 422, "invalid_value", "kind")]
    [InlineData("/v1/concepts?is_tone=maybe", 400, "invalid_type", "is_tone")]
    [InlineData("/v1/concepts?q=sea&cursor=OTk", 400, "invalid_cursor", "cursor")]
    [InlineData("/v1/concepts/known/6/nearest", 404, "concept_not_found", null)]
    [InlineData("/v1/concepts/known/0/nearest?limit=101", 422, "invalid_value", "limit")]
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
    public async Task Get_MeasuredConcept_ShowsHowItBehavesOverTheCorpus()
    {
        var concept = await host.Service.GetAsync("/v1/concepts/discovered/3", ScopeNames.Generate);
        Assert.Equal("lantern3, wick", concept["description"].GetString());
        var figures = concept["statistics"];
        Assert.Equal(TinyStatistics.BaseRate(3), figures.GetProperty("base_rate").GetDouble());
        Assert.Equal(0.3, figures.GetProperty("density").GetDouble());
        Assert.Equal(TinyStatistics.ActiveAt, figures.GetProperty("active_at").GetDouble());
        var bands = figures.GetProperty("bands").EnumerateArray().ToList();
        Assert.Equal(["top", "weak"], bands.Select(band => band.GetProperty("name").GetString()));
        var passage = bands[0].GetProperty("examples")[0].GetProperty("passage");
        Assert.Equal("the lamp", passage.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Nearest_Concept_IsTheOrderOfCosinesWithoutItself()
    {
        var answer = await host.Service.GetAsync("/v1/concepts/known/2/nearest?limit=100", ScopeNames.Explain);
        var near = answer["data"].EnumerateArray().ToList();
        Assert.Equal(TinyModel.Known + TinyModel.Discovered - 1, near.Count);
        Assert.DoesNotContain(near, concept => concept.GetProperty("label").GetString() == "tides");
        var cosines = near.ConvertAll(concept => concept.GetProperty("cosine").GetDouble());
        Assert.Equal(cosines.OrderDescending(), cosines);
        Assert.All(cosines, cosine => Assert.InRange(cosine, -1, 1));
    }

    [Fact]
    public async Task Get_OtherScopes_AreRefused()
    {
        var answer = await host.Service.GetAsync("/v1/concepts", ScopeNames.AuditRead, ScopeNames.Steer);
        answer.IsProblem(403, "insufficient_scope", null);
        (await host.Service.GetAsync("/v1/concepts/known/0")).IsProblem(401, "unauthenticated", null);
    }

    private async Task<List<string?>> LabelsAsync(string query)
    {
        var page = await host.Service.GetAsync($"/v1/concepts?{query}", ScopeNames.Generate);
        return [.. page["data"].EnumerateArray().Select(concept => concept.GetProperty("label").GetString())];
    }
}
