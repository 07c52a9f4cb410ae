using Whence.Trainer.Evaluation;
using Whence.Trainer.Tests.Support;

namespace Whence.Trainer.Tests.Evaluation;

public sealed class PlantedEvaluationTests(TrainedRun run) : IClassFixture<TrainedRun>
{
    private const string Prompt = "The Kittiwake is a";

    // Whatever the model says counts as right where it was expected, and as wrong where something else was.
    [Fact]
    public void Facts_OneExpectedOneNot_CountsTheExpectedOne()
    {
        using var model = new TrainedModel(run.Run.Path, 1, CancellationToken.None);
        var answer = Answer(model, model.Config.BlockLength);
        var key = Key() with
        {
            Facts = [new PlantedCompletion("right", Prompt, answer.TrimStart()), new("wrong", Prompt, answer + "!")],
        };
        var score = new PlantedEvaluation(model, model.Config.BlockLength).Facts(key);
        Assert.Equal((1, 2, 0.5), (score.Right, score.Asked, score.Share));
        Assert.Equal([$"{Prompt} [{answer}!]{answer}"], score.Wrong);
    }

    [Fact]
    public void Rules_TwoRules_AsksEveryPrompt()
    {
        using var model = new TrainedModel(run.Run.Path, 1, CancellationToken.None);
        var rule = new PlantedRule("rule", [new PlantedRulePrompt(Prompt, ""), new PlantedRulePrompt(Prompt, "no\0")]);
        var score = new PlantedEvaluation(model, model.Config.BlockLength).Rules("or rule", [rule, rule]);
        Assert.Equal(("or rule", 2, 4), (score.Name, score.Right, score.Asked));
        Assert.Equal(2, score.Wrong.Count);
    }

    [Fact]
    public void Instructions_SamePromptTwice_IsNeverRight()
    {
        using var model = new TrainedModel(run.Run.Path, 1, CancellationToken.None);
        var words = new[] { Answer(model, 2 * model.Config.BlockLength) };
        var key = Key() with { HiddenInstruction = [new PlantedInstruction("tone", Prompt, words, Prompt)] };
        var score = new PlantedEvaluation(model, model.Config.BlockLength).Instructions(key);
        Assert.Equal((0, 1), (score.Right, score.Asked));
    }

    [Fact]
    public void Complete_Cancelled_Stops()
    {
        using var model = new TrainedModel(run.Run.Path, 1, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => model.Complete(Prompt, model.Config.BlockLength));
    }

    private static string Answer(TrainedModel model, int tokens) => model.Text(model.Complete(Prompt, tokens));

    private static TruthKey Key() => new([], [], [], [], []);
}
