using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Contracts.Tokenization;
using Whence.Models;
using Whence.Services.Tests.Support;
using Whence.Testing;
using Whence.Tokenization.Prompts;

namespace Whence.Tokenization.Tests.Prompts;

public class TokenizePromptHandlerTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    private const string Canary = "The keeper of the canary lamp 😀";

    private readonly ModelPackage _package = ModelPackage.Open(tiny.Folder);
    private readonly HeldPayloads _payloads = new();
    private readonly SentMessages _sent = new();
    private readonly Guid _id = Guid.NewGuid();

    [Fact]
    public async Task HandleAsync_Text_StoresIdsAndOffsets()
    {
        await HandleAsync(new RequestDocument { Text = Canary, Settings = Settings(8) });
        var message = _sent.Single<PromptTokenized>();
        var document = await _payloads.GetAsync<TokensDocument>(_id, message.Tokens);
        Assert.Equal(_package.Tokenizer.Encode(Canary), document.Tokens);
        Assert.Equal(document.Tokens.Count, message.TokenCount);
        Assert.Equal(2 * document.Tokens.Count, document.Offsets!.Count);
        Assert.Equal(Canary.EnumerateRunes().Count(), document.Offsets[^1]);
    }

    [Fact]
    public async Task HandleAsync_Chat_EncodesTheOpenAnswer()
    {
        await HandleAsync(new RequestDocument { Chat = [new ChatTurn("user", "When?")], Settings = Settings(8) });
        var document = await _payloads.GetAsync<TokensDocument>(_id, _sent.Single<PromptTokenized>().Tokens);
        Assert.Equal("Question: When?\nAnswer:", _package.Tokenizer.Decode([.. document.Tokens]));
        Assert.Null(document.Offsets);
    }

    [Fact]
    public async Task HandleAsync_Ids_AreKept()
    {
        await HandleAsync(new RequestDocument { Tokens = [5, 6, 7], Settings = Settings(8) });
        var document = await _payloads.GetAsync<TokensDocument>(_id, _sent.Single<PromptTokenized>().Tokens);
        Assert.Equal([5, 6, 7], document.Tokens);
    }

    [Fact]
    public async Task HandleAsync_Twice_SaysTheSameUnderTheSameId()
    {
        var request = new RequestDocument { Text = Canary, Settings = Settings(8) };
        await HandleAsync(request);
        await HandleAsync(request);
        Assert.Equal(2, _sent.All.Count);
        Assert.Equal(_sent.All[0], _sent.All[1]);
    }

    [Theory]
    [InlineData("mask", "mask_token")]
    [InlineData("outside", "invalid_token")]
    [InlineData("one too many", "prompt_too_long")]
    [InlineData("a million", "prompt_too_long")]
    [InlineData("role", "invalid_role")]
    [InlineData("nothing", "invalid_prompt")]
    [InlineData("both", "invalid_prompt")]
    public async Task HandleAsync_PromptThatCannotBe_IsRefusedWithoutItsText(string kind, string code)
    {
        await HandleAsync(Bad(kind));
        Assert.Equal(code, _sent.Single<PromptRefused>().Code);
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(_sent.All[0].Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandleAsync_ExactlyTheContext_IsTokenized()
    {
        var fitting = Enumerable.Repeat(5, _package.Config.ContextLength - 8).ToArray();
        await HandleAsync(new RequestDocument { Tokens = fitting, Settings = Settings(8) });
        Assert.Equal(fitting.Length, _sent.Single<PromptTokenized>().TokenCount);
    }

    [Fact]
    public async Task HandleAsync_RequestMissingOrNoJson_IsRefused()
    {
        await HandleAsync(new PayloadReference("sha256:" + new string('0', 64), 3));
        await HandleAsync(await _payloads.PutAsync(_id, Encoding.UTF8.GetBytes("{"), CancellationToken.None));
        Assert.All(
            _sent.All, sent => Assert.Equal("request_unreadable", Assert.IsType<PromptRefused>(sent.Message).Code));
        Assert.Equal(2, _sent.All.Count);
    }

    private static GenerationSettings Settings(int tokens) => new() { MaxNewTokens = tokens, Steps = tokens, Seed = 1 };

    private RequestDocument Bad(string kind)
    {
        var request = new RequestDocument { Settings = Settings(8) };
        return kind switch
        {
            "mask" => request with { Tokens = [5, _package.Tokenizer.Mask] },
            "outside" => request with { Tokens = [_package.Tokenizer.VocabularySize] },
            "one too many" => request with { Tokens = [.. Enumerable.Repeat(5, _package.Config.ContextLength - 7)] },
            "a million" => request with { Text = new StringBuilder().Insert(0, "canary ", 150_000).ToString() },
            "role" => request with { Chat = [new ChatTurn("canary", "canary")] },
            "both" => request with { Text = "canary", Tokens = [1] },
            _ => request,
        };
    }

    private async Task HandleAsync(RequestDocument request) =>
        await HandleAsync(await _payloads.PutAsync(_id, request));

    private Task HandleAsync(PayloadReference request) =>
        new TokenizePromptHandler(
            new TokenizationModel(_package),
            _payloads,
            _sent,
            new TokenizationMetrics(new TestMeters()),
            NullLogger<TokenizePromptHandler>.Instance).HandleAsync(
                new TokenizePrompt { GenerationId = _id, Request = request },
                SentMessages.Context,
                CancellationToken.None);
}
