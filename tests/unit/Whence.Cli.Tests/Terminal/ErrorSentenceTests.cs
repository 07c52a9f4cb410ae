using Whence.Cli.Terminal;
using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;

namespace Whence.Cli.Tests.Terminal;

public class ErrorSentenceTests
{
    public static TheoryData<Exception> Expected => new(
        new CommandException("Do this."), new ConfigException("Do this."), new GenerationException("Do this."),
        new TypeInitializationException("X", new InvalidOperationException("Do this.")));

    [Theory]
    [MemberData(nameof(Expected))]
    public void Of_ExpectedError_ReturnsItsSentence(Exception exception) =>
        Assert.Equal("Do this.", ErrorSentence.Of(exception));

    [Fact]
    public void Of_FileError_SaysWhatToCheck() => Assert.Equal(
        "No such file; check the path, and that it may be read and written.",
        ErrorSentence.Of(new FileNotFoundException("No such file.")));

    [Fact]
    public void Of_Mistake_ReturnsNull() => Assert.Null(ErrorSentence.Of(new InvalidOperationException("oops")));
}
