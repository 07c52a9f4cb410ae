using System.Text;
using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Terminal;

public class TextInputTests
{
    [Theory]
    [InlineData("a\n")]
    [InlineData("\n\n")]
    [InlineData("")]
    [InlineData("\uFEFFgrüße 😀\r\n")]
    public void Read_Dash_ReturnsStandardInputExactly(string text) =>
        Assert.Equal(text, TextInput.Read("-", Streams(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Read_Argument_LeavesStandardInputAlone() =>
        Assert.Equal("--", TextInput.Read("--", Streams([0xFF])));

    [Fact]
    public void Read_InputIsNotUtf8_NamesTheByte()
    {
        var error = Assert.Throws<CommandException>(() => TextInput.Read("-", Streams([0x61, 0x62, 0xFF, 0x63])));
        Assert.Contains("byte 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n", "a")]
    [InlineData("a\r\n", "a")]
    [InlineData("a\n\n", "a\n")]
    [InlineData("a", "a")]
    [InlineData("\n", "")]
    public void ReadLine_Dash_DropsOneLineBreak(string text, string expected) =>
        Assert.Equal(expected, TextInput.ReadLine("-", Streams(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void ReadLine_Argument_KeepsItsLineBreak() => Assert.Equal("a\n", TextInput.ReadLine("a\n", Streams([])));

    private static CommandStreams Streams(byte[] input) =>
        new(new MemoryStream(input), TextWriter.Null, TextWriter.Null, default);
}
