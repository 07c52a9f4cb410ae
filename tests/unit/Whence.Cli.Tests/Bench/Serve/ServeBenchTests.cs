using Whence.Cli.Tests.Support;

namespace Whence.Cli.Tests.Bench.Serve;

public class ServeBenchTests
{
    [Theory]
    [InlineData("--url nowhere", "--url", "nowhere")]
    [InlineData("--url ftp://127.0.0.1", "--url", "ftp")]
    [InlineData("--direct http://127.0.0.1:1", "--direct needs --secret")]
    [InlineData("--reads 0", "--reads is 0")]
    public void Run_WrongOption_NamesIt(string options, params string[] words) =>
        CommandRun.Of(["bench", "serve", .. options.Split(' ')]).FailedWith(words);

    [Fact]
    public void Run_NoPlatform_SaysWhatToStart() =>
        CommandRun.Of("bench", "serve", "--url", "http://127.0.0.1:1", "--requests", "1")
            .FailedWith("http://127.0.0.1:1", "start whence serve");
}
