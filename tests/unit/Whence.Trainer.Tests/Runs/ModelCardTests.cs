using Whence.Engine.Configuration;
using Whence.Trainer.Evaluation;
using Whence.Trainer.Runs;
using Whence.Trainer.Tests.Support;

namespace Whence.Trainer.Tests.Runs;

public sealed class ModelCardTests(TrainedRun run) : IClassFixture<TrainedRun>
{
    private static readonly EvaluationReport Report = new(
        0.8123, 4567, 0.9571, 97, 1890, 0.8642, 0.00012,
        [new Score("facts", 9, 10, ["The mast is [red]\nblue"]), new Score("copied names", 3, 4, [])],
        [new Sample("The Mariners", " won.\nAgain."), new Sample("Dear Editor,", " thanks.")]);

    [Theory]
    [InlineData("# toy\n\nA small interpretable")]
    [InlineData("| shape | 1 blocks x 128, 2 heads, 1 key heads, attention blocks of 32, context 512 |")]
    [InlineData("| concepts | 3 known, 9 discovered (rank 128) |")]
    [InlineData("50 % masked (4,567 tokens) | 0.8123 |")]
    [InlineData("macro AUC (97 concepts with held-out examples, 1,890 chunks) | 0.9571 |")]
    [InlineData("flows through concepts) | 0.8642 |")]
    [InlineData("| largest additivity error, logits | 1.2E-004 |")]
    [InlineData("| planted: facts, greedy | 9 of 10 (90.0")]
    [InlineData("| planted: copied names, greedy | 3 of 4 (75.0")]
    [InlineData("- facts: The mast is [red] / blue\n")]
    [InlineData("1. **The Mariners** won. / Again.\n\n2. **Dear Editor,** thanks.\n")]
    [InlineData("```\nwhence-trainer train\n```\n\nLast line")]
    public void Text_Report_ContainsEveryPart(string part)
    {
        var config = ConfigReader.ReadFolder(run.Run.Path);
        var card = ModelCard.Text("toy", config, Report, new RunLog("whence-trainer train", "Last line"));
        Assert.Contains(part, card, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_NothingWrong_SaysNone()
    {
        var config = ConfigReader.ReadFolder(run.Run.Path);
        var card = ModelCard.Text("toy", config, Report with { Planted = [] }, new RunLog("c", "s"));
        Assert.Contains("were wrong:\n\nnone\n", card, StringComparison.Ordinal);
    }
}
