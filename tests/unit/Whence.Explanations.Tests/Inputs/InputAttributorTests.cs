using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Explanations.Inputs;
using Whence.Explanations.Tests.Support;

namespace Whence.Explanations.Tests.Inputs;

public sealed class InputAttributorTests
{
    public static TheoryData<InputMethod> Methods => [.. Enum.GetValues<InputMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Explain_EveryMethod_CarriesItsEvidence(InputMethod method)
    {
        var model = PlantedModel.Additive(0, 5, 0, 0, 0.1, 0, 0, 0, 0);
        var explanation = await model.Explain(method);
        Assert.Equal([1], Scores.Top(explanation, 1));
        Assert.NotEmpty(explanation.Method);
        Assert.NotEmpty(explanation.Version);
        Assert.NotEmpty(explanation.Error.Name);
        Assert.Equal((5.1, 0.0), (Math.Round(explanation.Value, 4), Math.Round(explanation.Baseline, 4)));
        Assert.Equal(model.Units, explanation.Units.Select(unit => unit.Unit));
        Assert.True(explanation.Forwards > 0 && explanation.Rows > 0 && explanation.Evaluations > 0, "costs nothing");
        Assert.Equal((3, 3, 16), (explanation.Control.Units, explanation.Control.Tokens, explanation.Control.Draws));
        Assert.Equal(5.1, explanation.Control.Drop, 1);
        Assert.True(explanation.Control.RandomDrop < 0.2, $"{explanation.Control}");
    }

    [Theory]
    [InlineData(InputMethod.IntegratedGradients, false, "integrated-gradients/corrected-midpoint/15x8")]
    [InlineData(InputMethod.IntegratedGradients, true, "integrated-gradients/right-riemann/126")]
    [InlineData(InputMethod.Gradient, false, "gradient-x-input")]
    public async Task Explain_Gradients_NameTheirRuleAndCompleteness(InputMethod method, bool right, string name)
    {
        var model = PlantedModel.Additive(1, 2, 3);
        var explanation = await InputAttributor.ExplainAsync(
            model, model.Question(method) with { RightRiemann = right });
        Assert.Equal(name, explanation.Method);
        Scores.Near([0.9, 1.8, 2.7], Scores.Of(explanation), 1e-5);
        Assert.Equal("completeness", explanation.Error.Name);
        Assert.Equal(0.1, explanation.Error.Value, 5);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Explain_LogProbabilities_AreTheScaleAskedFor(InputMethod method)
    {
        var model = PlantedModel.Additive(0, 0, -9, 0, 0, 0, 0);
        var explanation = await InputAttributor.ExplainAsync(
            model, model.Question(method) with { Scale = TargetScale.LogProbability });
        Assert.Equal((9.0, 0.0), (explanation.Value, explanation.Baseline));
        Assert.InRange(explanation.Units[2].Score, 8, 9.01);
        Assert.Equal(9, explanation.Control.Drop, 3);
    }

    [Fact]
    public async Task Explain_IntegratedGradients_JudgesUnitsBesideOthersThatAreThere()
    {
        // Position 0 is the question: without it no word counts.
        var model = new PlantedModel(9, kept => kept(0) ? (kept(4) ? 6 : 1) : 0);
        var explanation = await model.Explain(InputMethod.IntegratedGradients);
        Assert.Equal(8, model.Paths.Count);
        Assert.All(model.Paths, path => Assert.False(path.Ends, "the ends are replays"));
        Assert.Equal(
            [.. model.Paths.Take(2).SelectMany(path => path.Positions!).Order()], Enumerable.Range(0, 9));
        Assert.Equal(model.Paths[0].Positions, model.Paths[3].Positions);
        Assert.Equal(model.Paths[0].Masked.Order(), model.Paths[1].Positions!.Order());
        Assert.Equal([0, 4], Scores.Top(explanation, 2).Order());
        Assert.Equal(122, explanation.Evaluations);
    }

    [Theory]
    [InlineData(3, 1, 3)]
    [InlineData(64, 4, 62)]
    [InlineData(256, 12, 254)]
    public async Task Explain_IntegratedGradients_KeepToTheBudget(int budget, int paths, int evaluations)
    {
        var model = PlantedModel.Additive(1, 2, 3, 4);
        var explanation = await model.Explain(InputMethod.IntegratedGradients, budget);
        Assert.Equal((paths, evaluations), (model.Paths.Count, explanation.Evaluations));
        Scores.Near([0.9, 1.8, 2.7, 3.6], Scores.Of(explanation), 1e-5);
    }

    [Fact]
    public Task Explain_GradientsOfALaterToken_CountWhatTheAnswerHadSaidAsOnePart() => Seeds.Each(20, async seed =>
    {
        var model = new PlantedModel(2, kept => kept(0) ? 1 : 0)
        {
            Commits = [.. Enumerable.Range(0, 3).Select(i => new Commit(i, i, 2 + i, 1, 0))],
        };
        var question = model.Question(InputMethod.IntegratedGradients, seed: (ulong)seed);
        var later = await InputAttributor.ExplainAsync(
            model, question with { Target = new AnswerTarget("token:2", "", 4, 5) });
        Assert.Contains("had said before is one more part", later.Note, StringComparison.Ordinal);
        Assert.Contains("has 0 logits", later.Note, StringComparison.Ordinal);
        Assert.All(model.Paths.Chunk(2), path => Assert.Equal(
            [0, 1, 2, 3], path.SelectMany(leg => leg.Positions!).Order()));
        Assert.All(model.Paths, leg => Assert.Equal(leg.Positions!.Contains(2), leg.Positions!.Contains(3)));
        Assert.Contains(model.Paths, leg => leg.Masked.Contains(2) && leg.Masked.Contains(3));

        var before = model.Paths.Count;
        var first = await InputAttributor.ExplainAsync(model, question); // before it nothing was said
        Assert.Null(first.Note);
        Assert.Equal([0, 1], model.Paths.Skip(before).Take(2).SelectMany(leg => leg.Positions!).Order());
    });

    [Theory]
    [InlineData(2, 1, "integrated-gradients/corrected-midpoint/31x4")]
    [InlineData(3, 2, "integrated-gradients/corrected-midpoint/15x8")]
    [InlineData(4, 2, "integrated-gradients/corrected-midpoint/15x8")]
    public Task Explain_IntegratedGradientsOfFewUnits_DealEachTimeDifferently(int units, int deals, string name) =>
        Seeds.Each(20, async seed =>
        {
            var model = PlantedModel.Additive(new double[units]);
            var explanation = await model.Explain(InputMethod.IntegratedGradients, seed: (ulong)seed);
            var firsts = model.Paths.Chunk(4).Select(pair => string.Join(' ', new[] { pair[0], pair[1] }
                .Select(leg => string.Join(',', leg.Positions!.Order())).Order(StringComparer.Ordinal)));
            Assert.Equal((deals, name), (firsts.Distinct().Count(), explanation.Method));
            Assert.Equal(4 * deals, model.Paths.Count);
        });

    [Theory]
    [InlineData(InputMethod.IntegratedGradients)]
    [InlineData(InputMethod.Gradient)]
    public async Task Explain_GradientsBelowThreeEvaluations_AreRefused(InputMethod method)
    {
        var refusal = await Assert.ThrowsAsync<ExplanationException>(
            () => PlantedModel.Additive(1, 2, 3).Explain(method, budget: 2));
        Assert.Equal("budget", refusal.Parameter);
        Assert.Contains("takes 3 evaluations", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Gradients_ReplayTheMaskingOfAllOnce()
    {
        var model = PlantedModel.Additive(1, 2, 3);
        var explanation = await model.Explain(InputMethod.IntegratedGradients);
        Assert.Equal(2 + 1 + explanation.Control.Draws, model.Replays);
    }

    [Fact]
    public async Task Explain_IntegratedGradients_ReportProgressAfterEachLeg()
    {
        var (model, seen) = (PlantedModel.Additive(1, 2, 3, 4, 5), new List<InputProgress>());
        await InputAttributor.ExplainAsync(
            model, model.Question(InputMethod.IntegratedGradients), new Listener(seen));
        Assert.Equal(Enumerable.Range(1, 8).Select(leg => new InputProgress(2 + (15 * leg), 122)), seen);
    }

    [Fact]
    public async Task Explain_GradientsOfSomeUnits_ComeFromTheMaskingOfThoseAlone()
    {
        var model = PlantedModel.Additive(1, 2, 3, 4);
        var question = model.Question(InputMethod.IntegratedGradients) with { Units = [.. model.Units.Skip(2)] };
        var explanation = await InputAttributor.ExplainAsync(model, question);
        Scores.Near([2.7, 3.6], Scores.Of(explanation), 1e-5);
        Assert.Equal((3.0, 0.1), (explanation.Baseline, Math.Round(explanation.Error.Value, 5)));
    }

    [Fact]
    public async Task Explain_FewUnits_ControlsTheStrongestAlone()
    {
        var control = (await PlantedModel.Additive(1, 9, 2, 3, 1).Explain(InputMethod.IterativePerturbation)).Control;
        Assert.Equal((1, 1, 9.0), (control.Units, control.Tokens, Math.Round(control.Drop, 4)));
        Assert.Equal(4, control.Draws);
        Assert.InRange(control.RandomDrop, 1, 3);
        Assert.True(control.RandomDeviation > 0, "all draws are the same");
    }

    [Fact]
    public async Task Explain_StrongestUnitsLongerThanTheRest_HaveNoControl()
    {
        var model = PlantedModel.Additive(5, 5, 1);
        var question = model.Question(InputMethod.IterativePerturbation) with
        {
            Units = [new InputUnit("xx", 0, 2, 0, 2), new InputUnit("x", 2, 3, 2, 3)],
        };
        var none = await InputAttributor.ExplainAsync(model, question);
        Assert.Equal(0, none.Control.Draws);
        Assert.Contains("no random control", none.Note, StringComparison.Ordinal);

        var wider = await InputAttributor.ExplainAsync(model, question with { PromptPositions = [0, 1, 2, 3, 4] });
        Assert.Equal((3, null), (wider.Control.Draws, wider.Note));
    }

    [Fact]
    public async Task Explain_ShortRest_ControlsFewerUnits()
    {
        var model = PlantedModel.Additive(1, 9, 2, 3, 1, 8, 0);
        var control = (await model.Explain(InputMethod.IterativePerturbation)).Control;
        Assert.Equal((2, 17.0, 10), (control.Units, Math.Round(control.Drop, 4), control.Draws));
    }

    [Fact]
    public async Task Explain_GuidedAnswer_SaysWhichBranch()
    {
        var model = new PlantedModel(4, kept => kept(1) ? 1 : 0) { IsGuided = true };
        var explanation = await model.Explain(InputMethod.IterativePerturbation);
        Assert.Contains("conditional branch", explanation.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_TargetOutsideTheAnswer_IsRefused()
    {
        var model = PlantedModel.Additive(1, 2);
        var question = model.Question(InputMethod.Shapley) with { Target = new AnswerTarget("token:9", "", 11, 12) };
        var refusal = await Assert.ThrowsAsync<ExplanationException>(
            () => InputAttributor.ExplainAsync(model, question));
        Assert.Equal("target", refusal.Parameter);
    }

    [Fact]
    public async Task Explain_WholeAnswer_SumsItsTokens()
    {
        var model = PlantedModel.Additive(1, 2);
        var question = model.Question(InputMethod.Shapley) with { Target = new AnswerTarget("answer", "", 2, 4) };
        Assert.Equal(103, (await InputAttributor.ExplainAsync(model, question)).Value, 3);
    }

    [Fact]
    public async Task Explain_QuestionThatIsNone_IsRefused()
    {
        var model = PlantedModel.Additive(1, 2);
        var question = model.Question(InputMethod.IterativePerturbation);
        InputUnit[] overlapping = [new("x", 0, 1, 0, 1), new("xx", 0, 2, 0, 2)];
        InputQuestion[] wrong =
        [
            question with { Units = [] }, question with { Units = overlapping }, question with { Budget = 0 },
        ];
        foreach (var each in wrong)
        {
            await Assert.ThrowsAsync<ExplanationException>(() => InputAttributor.ExplainAsync(model, each));
        }

        Assert.Equal(0, model.Replays);
    }

    [Fact]
    public async Task Explain_LongWork_ReportsProgressAndCanBeCancelled()
    {
        var model = PlantedModel.Additive([5, .. new double[299]]);
        var seen = new List<InputProgress>();
        var question = model.Question(InputMethod.HierarchicalPerturbation);
        await InputAttributor.ExplainAsync(model, question, new Listener(seen));
        Assert.True(seen.Count > 2, $"{seen.Count} reports");
        Assert.Equal(seen.OrderBy(report => report.Evaluations), seen);
        Assert.All(seen, report => Assert.True(report.Evaluations <= report.Planned, $"{report}"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InputAttributor.ExplainAsync(
            model, question, cancellation: new CancellationToken(canceled: true)));
    }

    private sealed class Listener(List<InputProgress> seen) : IProgress<InputProgress>
    {
        public void Report(InputProgress value) => seen.Add(value);
    }
}
