using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Terminal;

public class TokenTextTests
{
    [Theory]
    [InlineData(" the", "␣the")]
    [InlineData("\r\n\t", "\\r\\n\\t")]
    [InlineData("\u001b[31m", "\\u{1b}[31m")]
    [InlineData("\u202e", "\\u{202e}")]
    [InlineData("grün 😀", "grün␣😀")]
    public void Visible_HiddenCharacters_ShowAsMarks(string text, string expected) =>
        Assert.Equal(expected, TokenText.Visible(text));
}
