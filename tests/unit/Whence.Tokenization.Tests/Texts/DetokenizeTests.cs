using Whence.Hosting.Identity;
using Whence.Models;
using Whence.Tokenization.Tests.Support;

namespace Whence.Tokenization.Tests.Texts;

public class DetokenizeTests(TokenizationHost host) : IClassFixture<TokenizationHost>
{
    private readonly ModelPackage _package = ModelPackage.Open(host.Model.Folder);

    [Fact]
    public async Task Detokenize_SpecialTokens_ShowByTheirNamesUnlessSkipped()
    {
        int[] tokens = [_package.Tokenizer.Mask, .. _package.Tokenizer.Encode("tide"), _package.Tokenizer.EndOfChunk];
        var shown = await host.PostAsync("/v1/detokenize", new { tokens });
        Assert.Equal("<|mask|>tide<|endofchunk|>", shown["text"].GetString());
        var skipped = await host.PostAsync("/v1/detokenize", new { tokens, skip_special_tokens = true });
        Assert.Equal("tide", skipped["text"].GetString());
    }

    [Fact]
    public async Task Detokenize_PartOfACharacter_IsAReplacementCharacter()
    {
        var tokens = _package.Tokenizer.Encode("漢")[..1];
        var answer = await host.PostAsync("/v1/detokenize", new { tokens });
        Assert.Equal("\ufffd", answer["text"].GetString());
    }

    [Theory]
    [InlineData("{\"tokens\":[1,-1]}", 422, "invalid_token", "tokens[1]")]
    [InlineData("{\"tokens\":[2147483647]}", 422, "invalid_token", "tokens[0]")]
    [InlineData("{\"tokens\":[],\"model\":\"other\"}", 404, "model_not_found", "model")]
    [InlineData("{\"tokens\":[1.5]}", 400, null, null)]
    [InlineData("{\"tokens\":[\"1\"]}", 400, null, null)]
    [InlineData("{\"tokens\":[2147483648]}", 400, null, null)]
    [InlineData("{\"tokens\":[null]}", 400, null, null)]
    [InlineData("{}", 400, null, null)]
    public async Task Detokenize_BadInput_IsRefusedByName(string body, int status, string? code, string? parameter)
    {
        var answer = await host.PostTextAsync("/v1/detokenize", body, ScopeNames.Generate);
        if (code is not null)
        {
            answer.IsProblem(status, code, parameter);
        }

        Assert.True(status == answer.Status, $"{status} expected: {answer.Body}");
    }

    [Fact]
    public async Task Detokenize_IdBehindTheVocabulary_NamesTheLast()
    {
        var size = _package.Tokenizer.VocabularySize;
        var answer = await host.PostAsync("/v1/detokenize", new { tokens = new[] { size } });
        answer.IsProblem(422, "invalid_token", "tokens[0]");
        Assert.Contains($"{size - 1}", answer["detail"].GetString(), StringComparison.Ordinal);
    }
}
