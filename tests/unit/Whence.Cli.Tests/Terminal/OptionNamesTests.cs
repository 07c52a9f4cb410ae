using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Terminal;

public class OptionNamesTests
{
    [Theory]
    [InlineData("max_new_tokens is 3 but", "--tokens is 3 but")]
    [InlineData("cfg_scale is -1; use", "--guidance is -1; use")]
    [InlineData("the prompt holds", "the prompt holds")]
    public void Translate_EngineName_BecomesTheOption(string message, string expected) =>
        Assert.Equal(expected, OptionNames.Translate(message));
}
