using Whence.Models.Prompts;
using Whence.Testing;
using Whence.Text;

namespace Whence.Models.Tests.Prompts;

public class PromptEncoderTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    private readonly ModelPackage _package = ModelPackage.Open(tiny.Folder);

    private PromptEncoder Encoder => new(_package.Tokenizer, _package.Config);

    private int Context => _package.Config.ContextLength;

    [Fact]
    public void Text_NamesOfSpecialTokens_StayText()
    {
        foreach (var name in _package.Tokenizer.SpecialTokens.Keys)
        {
            var ids = Encoder.Text(name, 8).Select(span => span.Id).ToArray();
            Assert.DoesNotContain(ids, _package.Tokenizer.IsSpecial);
            Assert.Equal(name, _package.Tokenizer.Decode(ids));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b\u0001\u001f")]
    [InlineData("\u202eabc\u200b")]
    public void Text_OddTexts_DecodeToThemselves(string text)
    {
        var ids = Encoder.Text(text, 8).Select(span => span.Id).ToArray();
        Assert.Equal(text, _package.Tokenizer.Decode(ids));
    }

    [Fact]
    public void Text_ComposedAndDecomposed_DifferInIds() => Assert.NotEqual(
        Encoder.Text("\u00e9", 8).Select(span => span.Id), Encoder.Text("e\u0301", 8).Select(span => span.Id));

    [Fact]
    public void CheckIds_ExactlyTheContext_Passes()
    {
        var ids = Enumerable.Repeat(1, Context - 8).ToArray();
        Encoder.CheckIds(ids, 8);
        var error = Assert.Throws<PromptException>(() => Encoder.CheckIds([.. ids, 1], 8));
        Assert.Equal("prompt_too_long", error.Code);
        Assert.Contains($"use at most {Context - 8} prompt tokens.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckIds_FewerNewTokensWouldFit_NamesTheNearestNumber()
    {
        var error = Assert.Throws<PromptException>(() => Encoder.CheckIds(new int[Context - 20], 32));
        Assert.Contains("or 16 new ones", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckIds_MaskOrForeignId_NamesItsPlace()
    {
        var mask = Assert.Throws<PromptException>(() => Encoder.CheckIds([1, _package.Tokenizer.Mask], 8));
        Assert.Equal(("mask_token", "tokens[1]"), (mask.Code, mask.Parameter));
        foreach (var id in new[] { -1, _package.Tokenizer.VocabularySize, int.MaxValue })
        {
            var outside = Assert.Throws<PromptException>(() => Encoder.CheckIds([id], 8));
            Assert.Equal(("invalid_token", "tokens[0]"), (outside.Code, outside.Parameter));
        }
    }

    [Fact]
    public void Text_MoreBytesThanTheContextHolds_IsRefusedUnread()
    {
        var error = Assert.Throws<PromptException>(() => Encoder.Text(new string('a', 1_000_000), 8));
        Assert.Equal("prompt_too_long", error.Code);
        Assert.Contains($"{Encoder.BytesMax}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("aaa", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chat_NoChatTokens_BecomesQuestionAndAnswer()
    {
        var ids = Encoder.Chat(
            [new("system", "The tides."), new("user", "When?"), new("assistant", "Ten."), new("user", "Sure?")], 8);
        Assert.Equal(
            "The tides.\nQuestion: When?\nAnswer: Ten.\nQuestion: Sure?\nAnswer:", _package.Tokenizer.Decode(ids));
    }

    [Fact]
    public void Chat_UnknownRole_NamesTheMessage()
    {
        var error = Assert.Throws<PromptException>(
            () => Encoder.Chat([new ChatMessage("user", "a"), new ChatMessage("tool", "b")], 8));
        Assert.Equal(("invalid_role", "messages[1].role"), (error.Code, error.Parameter));
    }
}
