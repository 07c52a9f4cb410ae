using Whence.Cli.Generate;
using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Generate;

public class NamedNumberTests
{
    [Theory]
    [InlineData("tides", "tides", null)]
    [InlineData("tides=2.5", "tides", 2.5f)]
    [InlineData("bread baking = -1e1", "bread baking", -10f)]
    [InlineData("a=b=3", "a=b", 3f)]
    public void Parse_NameAndNumber_AreSplitAtTheLastEqualsSign(string value, string name, float? number) =>
        Assert.Equal(new NamedNumber(name, number), NamedNumber.Parse("--amplify", value));

    [Theory]
    [InlineData("tides=")]
    [InlineData("tides=much")]
    [InlineData("tides=NaN")]
    [InlineData("tides=1,5")]
    public void Parse_NotANumber_NamesOptionAndValue(string value)
    {
        var error = Assert.Throws<CommandException>(() => NamedNumber.Parse("--amplify", value));
        Assert.StartsWith($"--amplify is '{value}'", error.Message, StringComparison.Ordinal);
    }
}
