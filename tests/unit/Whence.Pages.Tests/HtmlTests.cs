using System.Text;

namespace Whence.Pages.Tests;

public class HtmlTests
{
    public static TheoryData<string> Hostile => new(
        "<script>alert(1)</script>", "</p><img src=x onerror=alert(1)>", "a & b &amp; &lt;", "\"quoted\" 'too'",
        "<!-- comment -->", "]]>", "</style><style>", "line\nbreak\r\nwindows", "tab\there", "𝔘nicode 🚢 é", "");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Text_OfAnyKind_IsShownAsItIs(string text)
    {
        var body = Parsed.Body(new Element("p", text));
        Assert.Equal(Lines(text), body.QuerySelector("p")!.TextContent);
        Assert.Single(body.QuerySelectorAll("*"));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void With_AnyValue_IsReadBackAsItWas(string value)
    {
        var body = Parsed.Body(new Element("p", "x").With("title", value));
        Assert.Equal(Lines(value), body.QuerySelector("p")!.GetAttribute("title"));
    }

    [Fact]
    public void Text_AllOfUnicode_IsReadBackOrReplaced()
    {
        for (var value = 0; value <= 0x10FFFF; value += value is < 0x300 or (>= 0xFD00 and < 0x10000) ? 1 : 97)
        {
            var isRune = Rune.TryCreate(value, out var rune);
            var text = isRune ? rune.ToString() : ((char)value).ToString();
            var expected = isRune && IsAllowed(rune) ? Lines(text) : "\uFFFD";
            var shown = Parsed.Body(new Element("p", $"a{text}b")).QuerySelector("p")!.TextContent;
            Assert.True($"a{expected}b" == shown, $"U+{value:X} is shown as {shown}.");
        }
    }

    [Theory]
    [InlineData("script")]
    [InlineData("SCRIPT")]
    [InlineData("style")]
    [InlineData("img")]
    [InlineData("iframe")]
    [InlineData("p><script")]
    [InlineData("")]
    [InlineData("1p")]
    public void Element_ThatCouldRunOrLoad_IsRefused(string name) =>
        Assert.Contains($"'{name}'", Assert.Throws<ArgumentException>(() => new Element(name)).Message);

    [Theory]
    [InlineData("onclick", "x")]
    [InlineData("OnError", "x")]
    [InlineData("src", "x")]
    [InlineData("style", "color: red")]
    [InlineData("href", "https://example.org")]
    [InlineData("href", "javascript:alert(1)")]
    [InlineData("title onload", "x")]
    public void With_WhatCouldRunOrLoad_IsRefused(string name, string value) =>
        Assert.Throws<ArgumentException>(() => new Element("p").With(name, value));

    [Fact]
    public void With_LinkInsideThePage_IsKept() =>
        Assert.Equal("#x", Parsed.Body(new Element("a", "x").With("href", "#x")).QuerySelector("a")!
            .GetAttribute("href"));

    // HTML reads each kind of line break as a line feed.
    private static string Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static bool IsAllowed(Rune rune) => rune.Value is '\t' or '\n' or '\r'
        || (!Rune.IsControl(rune) && rune.Value is < 0xFDD0 or > 0xFDEF && (rune.Value & 0xFFFE) != 0xFFFE);
}
