using Whence.Explanations.Inputs;
using Whence.Models.Prompts;
using Whence.Text;

namespace Whence.Explanations.Tests.Inputs;

public sealed class PromptUnitsTests
{
    private static readonly Tokenizer Tokenizer = VocabularyTrainer.Train(
        ["The keeper trims the lamp at dusk. It burns.", "user assistant system", "Où? Là-bas…", "ночь"], 400);

    public static TheoryData<UnitKind> Kinds => [UnitKind.Token, UnitKind.Word, UnitKind.Sentence];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cut_AnyText_CoversItInOrder(UnitKind kind)
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var text = RandomText(seed);
            var prompt = Tokenizer.Encode(text);
            var units = new PromptUnits(Tokenizer, prompt);
            var cut = units.Cut(kind);
            Assert.True(units.Text == text, $"seed {seed}: the text is '{units.Text}' in place of '{text}'");
            Assert.True(string.Concat(cut.Select(unit => unit.Text)) == text, $"seed {seed}: units do not cover");
            CheckOrder(cut, text, prompt.Length, seed);
            Assert.Equal(Enumerable.Range(0, prompt.Length), units.Positions);
        }
    }

    [Fact]
    public void Cut_Words_KeepTheirPunctuationAndLeadingSpace()
    {
        Assert.Equal(["The", " lamp,", " \"lit\"", " at", " 6:30.", "\n\nIt", " burns! "], Texts(
            "The lamp, \"lit\" at 6:30.\n\nIt burns! ", UnitKind.Word));
    }

    [Fact]
    public void Cut_Sentences_EndAtStopsAndNewLines()
    {
        Assert.Equal(
            ["Ask J. Smith at 6.30 p.m. today.", " He \"knows.\"", " Really?!", "\nNo stop here", "\nThe end"],
            Texts("Ask J. Smith at 6.30 p.m. today. He \"knows.\" Really?!\nNo stop here\nThe end", UnitKind.Sentence));
    }

    [Fact]
    public void Cut_WideStops_EndSentencesWithoutSpace() =>
        Assert.Equal(["夜。", "灯？！", "海"], Texts("夜。灯？！海", UnitKind.Sentence));

    [Fact]
    public void Cut_CharacterOfManyTokens_IsOneUnit()
    {
        var prompt = Tokenizer.Encode("a\U0001F40D");
        Assert.True(prompt.Length > 2, "the vocabulary joins the bytes of the sign");
        var cut = new PromptUnits(Tokenizer, prompt).Cut(UnitKind.Token);
        Assert.Equal(["a", "\U0001F40D"], cut.Select(unit => unit.Text));
        Assert.Equal((1, prompt.Length, 1, 3), (cut[1].StartToken, cut[1].EndToken, cut[1].StartChar, cut[1].EndChar));
    }

    [Fact]
    public void Cut_BrokenCharacter_StaysAUnitOfItsOwn()
    {
        var prompt = Tokenizer.Encode("a\U0001F40D")[..^1];
        var units = new PromptUnits(Tokenizer, prompt);
        Assert.StartsWith("a\uFFFD", units.Text, StringComparison.Ordinal);
        Assert.Equal(prompt.Length, units.Cut(UnitKind.Token)[^1].EndToken);
    }

    [Fact]
    public void Cut_ChatTemplate_LeavesSpecialTokensAndRolesOut()
    {
        var prompt = ChatTemplate.Format(
            Tokenizer, [new("system", "Be brief."), new("user", "The lamp? It")], addGenerationPrompt: true);
        var units = new PromptUnits(Tokenizer, prompt);
        Assert.Equal("\n\nBe brief.\n\nThe lamp? It", units.Text);
        Assert.Equal(["\n\nBe brief.", "\n\nThe lamp? It"], Texts(units, UnitKind.Message));
        Assert.Equal(["\n\nBe brief.", "\n\nThe lamp?", " It"], Texts(units, UnitKind.Sentence));
        Assert.All(units.Positions, position => Assert.False(Tokenizer.IsSpecial(prompt[position])));
        Assert.Contains(
            "special tokens",
            Assert.Throws<ExplanationException>(() => units.Span("3:15")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_PlainChat_MessagesAreTheirContents()
    {
        ChatMessage[] chat = [new("system", "Be brief."), new("user", "Is it lit?"), new("user", " Why?")];
        var prompt = Tokenizer.Encode(PlainChat.Format(chat, addGenerationPrompt: true));
        var cut = new PromptUnits(Tokenizer, prompt, chat).Cut(UnitKind.Message);
        Assert.Equal(["Be brief.", "Is it lit?", "Why?"], cut.Select(unit => unit.Text.Trim()));
    }

    [Fact]
    public void Cut_MessagesOfNoChat_IsRefused()
    {
        var units = new PromptUnits(Tokenizer, Tokenizer.Encode("The lamp"));
        Assert.Contains(
            "use unit token, word or sentence",
            Assert.Throws<ExplanationException>(() => units.Cut(UnitKind.Message)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ExplanationException>(() => units.Cut(UnitKind.Span));
    }

    [Fact]
    public void Cut_PromptWithoutText_IsRefused()
    {
        var refusal = Assert.Throws<ExplanationException>(
            () => new PromptUnits(Tokenizer, [Tokenizer.Bos]).Cut(UnitKind.Word));
        Assert.Contains("no text", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_AnyRange_AreWidenedToWholeTokens()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var text = RandomText(seed);
            var random = new Random(seed);
            var start = random.Next(text.Length);
            var end = random.Next(start + 1, text.Length + 1);
            var span = new PromptUnits(Tokenizer, Tokenizer.Encode(text)).Span($"{start}:{end}");
            Assert.True(span.StartChar <= start && span.EndChar >= end, $"seed {seed}: {span} for {start}:{end}");
            Assert.Equal(text[span.StartChar..span.EndChar], span.Text);
            Assert.True(span.EndChar - span.StartChar - (end - start) <= 20, $"seed {seed}: {span} is too wide");
        }
    }

    [Theory]
    [InlineData("0:9", "0 <= A < B <= 8")]
    [InlineData("-1:3", "0 <= A < B <= 8")]
    [InlineData("4:4", "0 <= A < B <= 8")]
    [InlineData("4", "from 0:1 to 0:8")]
    [InlineData("a:b", "from 0:1 to 0:8")]
    public void Span_OutsideTheText_NamesTheRange(string range, string says)
    {
        var refusal = Assert.Throws<ExplanationException>(
            () => new PromptUnits(Tokenizer, Tokenizer.Encode("The lamp")).Span(range));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("spans", refusal.Parameter);
    }

    [Fact]
    public void Spans_ThatOverlap_AreRefused()
    {
        var units = new PromptUnits(Tokenizer, Tokenizer.Encode("The lamp at dusk"));
        Assert.Equal(["The", " at"], units.Spans([(9, 11), (0, 3)]).Select(unit => unit.Text));
        Assert.Contains(
            "overlap",
            Assert.Throws<ExplanationException>(() => units.Spans([(0, 6), (5, 9)])).Message,
            StringComparison.Ordinal);
    }

    private static void CheckOrder(IReadOnlyList<InputUnit> cut, string text, int tokens, int seed)
    {
        var (token, character) = (0, 0);
        foreach (var unit in cut)
        {
            Assert.True(unit.StartToken == token && unit.EndToken > token, $"seed {seed}: {unit} does not follow");
            Assert.True(unit.StartChar == character, $"seed {seed}: {unit} does not follow");
            Assert.Equal(text[unit.StartChar..unit.EndChar], unit.Text);
            (token, character) = (unit.EndToken, unit.EndChar);
        }

        Assert.Equal((tokens, text.Length), (token, character));
    }

    private static IEnumerable<string> Texts(string text, UnitKind kind) =>
        Texts(new PromptUnits(Tokenizer, Tokenizer.Encode(text)), kind);

    private static IEnumerable<string> Texts(PromptUnits units, UnitKind kind) =>
        units.Cut(kind).Select(unit => unit.Text);

    private static string RandomText(int seed)
    {
        string[] pieces =
        [
            "The", " keeper", "lamp", " ", "  ", "\n", "\n\n", ".", ". ", "?!", "\"", ")", "é", "ночь", "夜。", "海",
            "\U0001F40D", "\U0001F469\u200D\U0001F680", "e\u0301", "6:30", "\t", "<|mask|>", "It's",
        ];
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
