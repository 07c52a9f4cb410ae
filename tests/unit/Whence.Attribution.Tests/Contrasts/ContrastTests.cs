using Whence.Attribution.Tests.Support;
using Whence.Hosting.Identity;
using Whence.Models;
using Whence.Services.Tests.Support;
using Whence.Steering.Contrasts;

namespace Whence.Attribution.Tests.Contrasts;

/// <summary>Two sets of texts compared over HTTP.</summary>
public sealed class ContrastTests(AttributionHost host) : IClassFixture<AttributionHost>
{
    private static readonly string[] With = ["The keeper trims the lamp.", "at dusk the lamp"];
    private static readonly string[] Without = ["High water was at ten.", "the tide turned soon after"];

    [Fact]
    public async Task Post_TwoSets_IsWhatTheLibraryFinds()
    {
        var answer = await PostAsync(new { with = With, without = Without, top = 5, discovered = true, seed = 9 });
        Assert.Equal(200, answer.Status);
        using var model = LoadedModel.Open(host.Model.Folder, 1);
        var expected = new ConceptContrast(model.Package, model.Denoiser).Compare(
            With, Without, new ContrastOptions { Top = 5, Discovered = true, Seed = 9 });
        var concepts = answer["concepts"].EnumerateArray().ToList();
        Assert.Equal(
            expected.Concepts.Select(found => (found.Concept, found.First, found.Second, found.Auc, found.PValue)),
            concepts.Select(found => (
                found.GetProperty("id").GetInt32(), found.GetProperty("with").GetDouble(),
                found.GetProperty("without").GetDouble(), found.GetProperty("auc").GetDouble(),
                found.GetProperty("p_value").GetDouble())));
        Assert.Equal(expected.ShuffledQuantile, answer["shuffled_quantile"].GetDouble());
        Assert.Equal((2, 2, 1000), (
            answer["texts_with"].GetInt32(), answer["texts_without"].GetInt32(), answer["permutations"].GetInt32()));
    }

    [Fact]
    public async Task Post_Twice_SaysTheSame()
    {
        var (first, second) = (
            await PostAsync(new { with = With, without = Without }),
            await PostAsync(new { with = With, without = Without }));
        Assert.Equal(first.Body.GetRawText(), second.Body.GetRawText());
    }

    [Theory]
    [InlineData("""{"with":[],"without":["a"]}""", 422, "invalid_value", "with")]
    [InlineData("""{"with":["a"],"without":[]}""", 422, "invalid_value", "without")]
    [InlineData("""{"with":["a",""],"without":["b"]}""", 422, "invalid_value", "with[1]")]
    [InlineData("""{"with":["a"],"without":[null]}""", 422, "invalid_value", "without[0]")]
    [InlineData("""{"with":["a"],"without":["b"],"top":0}""", 422, "invalid_value", "top")]
    [InlineData("""{"with":["a"],"without":["b"],"seed":-1}""", 422, "invalid_value", "seed")]
    [InlineData("""{"with":["a"],"without":["b"],"model":"other"}""", 404, "model_not_found", "model")]
    [InlineData("""{"with":"a","without":["b"]}""", 400, "invalid_type", "with")]
    [InlineData("""{"with":["a"],"without":["b"],"limit":3}""", 400, "unknown_parameter", "limit")]
    public async Task Post_BadInput_IsRefusedByName(string body, int status, string code, string parameter) =>
        (await host.Service.PostTextAsync("/v1/concepts/contrast", body, ScopeNames.Explain))
            .IsProblem(status, code, parameter);

    [Fact]
    public async Task Post_TooMuchText_IsRefusedWithWhatFits()
    {
        var many = await PostAsync(new { with = Enumerable.Repeat("a", 201), without = Without });
        many.IsProblem(422, "invalid_value", "with");
        Assert.Contains("at most 200", many["detail"].GetString(), StringComparison.Ordinal);
        var large = await PostAsync(new { with = Enumerable.Repeat(new string('x', 4000), 40), without = Without });
        large.IsProblem(422, "invalid_value", "with");
        Assert.Contains("at most 32768", large["detail"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutTheScope_IsRefused() =>
        (await host.Service.PostAsync("/v1/concepts/contrast", new { with = With, without = Without }, "generate"))
            .IsProblem(403, "insufficient_scope", null);

    private Task<HttpAnswer> PostAsync(object body) =>
        host.Service.PostAsync("/v1/concepts/contrast", body, ScopeNames.Explain);
}
