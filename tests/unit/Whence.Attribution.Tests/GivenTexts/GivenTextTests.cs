using System.Text.Json;
using Whence.Attribution.Tests.Support;
using Whence.Contracts.Documents;
using Whence.Hosting.Identity;
using Whence.Models;
using Whence.Services.Tests.Support;

namespace Whence.Attribution.Tests.GivenTexts;

public class GivenTextTests(AttributionHost host) : IClassFixture<AttributionHost>
{
    private static readonly int[] Two = [1, 2];
    private static readonly int[] Three = [5, 6, 7];

    private readonly ModelPackage _package = ModelPackage.Open(host.Model.Folder);

    [Fact]
    public async Task Post_TextBehindAPrompt_IsExplainedTokenByToken()
    {
        const string Completion = "The tide 😀 turned.";
        var answer = await PostAsync(
            new { prompt = "The keeper", completion = Completion, granularity = "token", top_k = 3 });
        Assert.Equal(201, answer.Status);
        var document = answer.Body.Deserialize<AttributionDocument>(DocumentJson.Options)!;
        Assert.True(document.Verification.Ok, $"{document.Verification}");
        Assert.Equal(Completion, string.Concat(document.Chunks.Select(chunk => chunk.Text)));
        Assert.Equal(Completion.EnumerateRunes().Count(), document.Chunks[^1].EndChar);
        var tokens = document.Chunks.SelectMany(chunk => chunk.Tokens).ToList();
        Assert.Equal(_package.Tokenizer.Encode(Completion), tokens.Select(token => token.Id));
        Assert.All(document.Chunks, chunk => Assert.Equal(3, chunk.Concepts.Count));
        Assert.Contains("internal", host.DecodingCallers);
    }

    [Fact]
    public async Task Post_TextShorterThanABlock_CountsItsTokensAlone()
    {
        var answer = await PostAsync(new { prompt = Two, completion = Three, granularity = "token" });
        var document = answer.Body.Deserialize<AttributionDocument>(DocumentJson.Options)!;
        var chunk = Assert.Single(document.Chunks);
        Assert.Equal((2, 5), (chunk.StartPosition, chunk.EndPosition));
        Assert.Equal(3, chunk.Tokens.Count);
        Assert.Equal(chunk.Logit, chunk.Parts.Known + chunk.Parts.Discovered + chunk.Parts.Residual, 2e-4f);
    }

    [Fact]
    public async Task Post_MeasuredModel_ShowsEachActivationBesideWhatIsUsual()
    {
        var answer = await PostAsync(new { prompt = "The keeper", completion = "The tide turned.", top_k = 14 });
        var document = answer.Body.Deserialize<AttributionDocument>(DocumentJson.Options)!;
        var concepts = document.Chunks.SelectMany(chunk => chunk.Concepts).ToList();
        Assert.Contains(concepts, concept => concept.Activation > 0.01);
        Assert.All(concepts, concept =>
        {
            var (activation, usual) = (concept.Activation!.Value, TinyStatistics.BaseRate(concept.Id));
            Assert.InRange(activation, 0, 1);
            Assert.Equal(activation / usual, concept.Lift!.Value, 0.02);
            Assert.Equal((activation - usual) / (2 * usual), concept.ZScore!.Value, 0.02);
        });
    }

    [Fact]
    public async Task Post_ChunkGranularity_ListsNoTokens()
    {
        var answer = await PostAsync(new { prompt = "", completion = "tide" });
        var document = answer.Body.Deserialize<AttributionDocument>(DocumentJson.Options)!;
        Assert.All(document.Chunks, chunk => Assert.Empty(chunk.Tokens));
        Assert.NotEmpty(document.Chunks);
    }

    [Theory]
    [InlineData("""{"prompt":"a"}""", 400, null, null)]
    [InlineData("""{"prompt":"a","completion":null}""", 400, null, null)]
    [InlineData("""{"prompt":{"a":1},"completion":"b"}""", 400, null, null)]
    [InlineData("""{"prompt":["a"],"completion":"b"}""", 400, null, null)]
    [InlineData("""{"prompt":"a","completion":"b","topk":1}""", 400, null, null)]
    [InlineData("""{"prompt":"a","completion":""}""", 422, "invalid_value", "completion")]
    [InlineData("""{"prompt":"a","completion":"b","top_k":0}""", 422, "invalid_value", "top_k")]
    [InlineData("""{"prompt":"a","completion":"b","top_k":1000000000}""", 422, "invalid_value", "top_k")]
    [InlineData("""{"prompt":"a","completion":"b","granularity":"word"}""", 422, "invalid_value", "granularity")]
    [InlineData("""{"prompt":"a","completion":"b","model":"other"}""", 404, "model_not_found", "model")]
    [InlineData("""{"prompt":[-1],"completion":"b"}""", 422, "invalid_token", "prompt[0]")]
    [InlineData("""{"prompt":"a","completion":[5,99999]}""", 422, "invalid_token", "completion[1]")]
    public async Task Post_BadInput_IsRefusedByName(string body, int status, string? code, string? parameter)
    {
        var answer = await host.Service.PostTextAsync("/v1/attributions", body, ScopeNames.Explain);
        if (code is not null)
        {
            answer.IsProblem(status, code, parameter);
        }

        Assert.True(status == answer.Status, $"{status} expected: {answer.Body}");
    }

    [Fact]
    public async Task Post_MaskOrTooLong_IsRefusedWithWhatFits()
    {
        var mask = await PostAsync(new { prompt = "a", completion = new[] { _package.Tokenizer.Mask } });
        mask.IsProblem(422, "mask_token", "completion[0]");
        var prompt = Enumerable.Repeat(1, _package.Config.ContextLength - 7).ToArray();
        var full = await PostAsync(new { prompt, completion = "a" });
        full.IsProblem(422, "prompt_too_long", "prompt");
        Assert.Contains($"{_package.Config.ContextLength - 8}", full["detail"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutTheScope_IsRefused() =>
        (await host.Service.PostAsync("/v1/attributions", new { }, ScopeNames.Generate))
            .IsProblem(403, "insufficient_scope", null);

    [Fact]
    public async Task Post_DecodingBusy_Is503WithAdvice()
    {
        host.DecodingStatus = 503;
        try
        {
            (await PostAsync(new { prompt = "a", completion = "b" })).IsProblem(503, "overloaded", null);
        }
        finally
        {
            host.DecodingStatus = null;
        }
    }

    private Task<HttpAnswer> PostAsync(object body) =>
        host.Service.PostAsync("/v1/attributions", body, ScopeNames.Explain);
}
