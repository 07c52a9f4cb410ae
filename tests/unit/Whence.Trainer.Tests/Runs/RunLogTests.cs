using Whence.Trainer.Runs;
using Whence.Trainer.Terminal;
using Whence.Trainer.Tests.Support;

namespace Whence.Trainer.Tests.Runs;

public sealed class RunLogTests
{
    private const string Resumed =
        """
        command: whence-trainer train --steps 40
        step 20/40  epoch 0  loss 5.000
        command: whence-trainer train --steps 40 --resume

        step 40/40  epoch 1  loss 4.000
        total: 9,000 tokens in 40 steps and 2 epochs; this run took 3 minutes on 2 cores.
        """;

    [Fact]
    public void Read_ResumedLog_TakesTheLastOfEach()
    {
        using var folder = new TemporaryFolder();
        var log = RunLog.Read(folder.Write("train.log", Resumed));
        Assert.Equal("whence-trainer train --steps 40 --resume", log.Command);
        Assert.Equal(
            "Last line of the log: `step 40/40  epoch 1  loss 4.000`. " +
            "9,000 tokens in 40 steps and 2 epochs; this run took 3 minutes on 2 cores.",
            log.Summary);
    }

    [Fact]
    public void Read_NoCommand_SaysUnknown()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("unknown", RunLog.Read(folder.Write("train.log", "step 1/2\n")).Command);
    }

    [Fact]
    public void Read_NotALog_NamesTheFile()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("other.txt", "hello\n");
        var error = Assert.Throws<TrainerException>(() => RunLog.Read(file));
        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_NamesTheFile()
    {
        var error = Assert.Throws<TrainerException>(() => RunLog.Read("absent.log"));
        Assert.Contains("absent.log", error.Message, StringComparison.Ordinal);
    }
}
