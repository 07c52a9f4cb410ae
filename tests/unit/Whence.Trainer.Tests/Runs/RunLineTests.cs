using Whence.Trainer.Runs;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Tests.Runs;

public sealed class RunLineTests
{
    private static readonly RunProgress Progress = new(
        40, 100, 1, 2.5f, 0.25f, 0.125f, 0.0005f, 0.75f, 1234.4, 3661);

    [Fact]
    public void ToString_Progress_IsTheLineOfTheLog() =>
        Assert.Equal(
            "step 40/100  epoch 1  loss 2.500  concept 0.250  reconstruction 0.1250  independence 5.0E-004  " +
            "|g| 0.75  1234 tokens/s  1:01:01 left",
            Progress.ToString());

    [Fact]
    public void ToString_Ended_SumsUp() =>
        Assert.Equal(
            "total: 1,200,000 tokens in 7,000 steps and 9 epochs; this run took 95 minutes on 2 cores.",
            new RunEnded(1_200_000, 7000, 9, 95.2, 2).ToString());

    [Fact]
    public void JsonLine_LossNotANumber_IsStillJson() =>
        Assert.Contains(
            "\"loss\":\"NaN\"", JsonOutput.Line(Progress with { Loss = float.NaN }), StringComparison.Ordinal);
}
