using Whence.Explanations.Inputs;
using Whence.Explanations.Tests.Support;

namespace Whence.Explanations.Tests.Inputs;

public sealed class HierarchicalPerturbationTests
{
    private const InputMethod Method = InputMethod.HierarchicalPerturbation;

    public static TheoryData<int> Sizes => [256, 300, 511, 512];

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_OneUnitMatters_FindsItInAFifth(int units) =>
        Planted(units, 1, (kept, at) => kept(at[0]) ? 4 : 0);

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_BothNeeded_FindsBothInAFifth(int units) =>
        Planted(units, 2, (kept, at) => kept(at[0]) && kept(at[1]) ? 4 : 0);

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_EitherEnough_FindsBothInAFifth(int units) =>
        Planted(units, 2, (kept, at) => kept(at[0]) || kept(at[1]) ? 4 : 0, apart: units / 2);

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_StrongAndWeak_FindsBothInAFifth(int units) =>
        Planted(units, 2, (kept, at) => (kept(at[0]) ? 4 : 0) + (kept(at[1]) ? 1.5 : 0));

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_OneForAndOneAgainst_FindsBothInAFifth(int units) =>
        Planted(units, 2, (kept, at) => (kept(at[0]) ? 4 : 0) - (kept(at[1]) ? 3 : 0), apart: units / 3);

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_NeighboursThatCancel_FindsBothInAFifth(int units) => Seeds.Each(12, async seed =>
    {
        var first = new Random(seed).Next(units - 1);
        var model = new PlantedModel(units, kept => (kept(first) ? 4 : 0) - (kept(first + 1) ? 4 : 0));
        var explanation = await model.Explain(Method);
        Assert.Equal([first, first + 1], Scores.Top(explanation, 2));
        Assert.Equal(4, explanation.Units[first].Score, 5);
        Assert.Equal(-4, explanation.Units[first + 1].Score, 5);
        Assert.True(explanation.Evaluations <= (units + 2) / 5, $"{explanation.Evaluations} evaluations");
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_RuleBetweenNoise_FindsItsWordsInAFifth(int units) => Seeds.Each(12, async seed =>
    {
        // A word somewhere and the question at the end are needed together; every filler does a little.
        var random = new Random(seed);
        double[] noise = [.. Enumerable.Range(0, units).Select(_ => 0.1 * (random.NextDouble() - 0.5))];
        int[] rule = [random.Next(units - 2), units - 2, units - 1];
        var model = new PlantedModel(
            units, kept => (rule.All(kept) ? 6 : 0) + noise.Select((effect, i) => kept(i) ? effect : 0).Sum());
        var explanation = await model.Explain(Method);
        Assert.Equal(rule, Scores.Top(explanation, 3));
        Assert.True(explanation.Evaluations <= (units + 2) / 5, $"{explanation.Evaluations} evaluations");
    });

    [Fact]
    public Task Explain_TwoStandInForEachOther_ScoresWhatEachBringsBack() => Seeds.Each(24, async seed =>
    {
        // No unit alone matters, a span with both does.
        var random = new Random(seed);
        var first = random.Next(250);
        int[] at = [first, first + 1 + random.Next(5)];
        var model = new PlantedModel(256, kept => kept(at[0]) || kept(at[1]) ? 4 : 0);
        var explanation = await model.Explain(Method);
        Assert.Equal(at, Scores.Top(explanation, 2));
        Assert.All(at, unit => Assert.Equal(4, explanation.Units[unit].Score, 5));
        Assert.Contains("stand in for each other", explanation.Note, StringComparison.Ordinal);
    });

    [Fact]
    public Task Explain_StandInsBesideANeededUnit_FindsAllThree() => Seeds.Each(24, async seed =>
    {
        var random = new Random(seed);
        int[] at = [.. Enumerable.Range(0, 64).OrderBy(_ => random.Next()).Take(3)];
        var model = new PlantedModel(64, kept => kept(at[0]) && (kept(at[1]) || kept(at[2])) ? 4 : 0);
        var explanation = await model.Explain(Method);
        Assert.Equal(at.Order(), Scores.Top(explanation, 3));
        Assert.True(explanation.Evaluations <= 51, $"{explanation.Evaluations} evaluations");
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_NeededTogetherBesideAQuestion_ScoresAsOneByOne(int units) => Seeds.Each(12, async seed =>
    {
        // Two words are needed beside the question at the end; whatever else is masked moves the target a little, so
        // that long spans hide what short ones show, and all that is needed has less to lose together than apart.
        var random = new Random(seed);
        var first = random.Next(units - 2);
        int[] rule = [first, (first + 1 + random.Next(units - 3)) % (units - 2), units - 2, units - 1];
        double[] needed = [0.3 + random.NextDouble(), 0.3 + random.NextDouble(), 1.5, 3];
        double[] noise = [.. Enumerable.Range(0, units).Select(_ => 0.02 * (random.NextDouble() - 0.5))];
        var model = new PlantedModel(units, kept =>
            -Math.Min(5, rule.Zip(needed, (unit, loss) => kept(unit) ? 0 : loss).Sum())
                + noise.Select((effect, i) => kept(i) ? effect : 0).Sum());
        var explanation = await model.Explain(Method);
        var itp = await model.Explain(InputMethod.IterativePerturbation);
        Assert.Equal(Scores.Top(itp, 4), Scores.Top(explanation, 4));
        Assert.All(rule, unit => Assert.Equal(itp.Units[unit].Score, explanation.Units[unit].Score));
        Assert.True(explanation.Evaluations <= (units + 2) / 5, $"{explanation.Evaluations} evaluations");
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Explain_IdleWordsThatAddUp_AreNotTakenForNeeded(int units) => Seeds.Each(12, async seed =>
    {
        // Each idle word that is masked moves the target a little, and all of them the same way: a long span of idle
        // words does as much as one that holds a needed word, with the other sign.
        var random = new Random(seed);
        var (word, answer) = (random.Next(units - 1), units - 1);
        var model = new PlantedModel(units, kept =>
            (kept(word) ? 0.5 : 0) + (kept(answer) ? 5 : 0)
                - (0.012 * Enumerable.Range(0, units).Count(unit => unit != word && unit != answer && kept(unit))));
        var explanation = await model.Explain(Method);
        Assert.Equal([word, answer], Scores.Top(explanation, 2));
        Assert.Equal(0.5, explanation.Units[word].Score, 4);
    });

    [Fact]
    public Task Explain_WordThatAnotherCancels_IsFoundBesideTheQuestion() => Seeds.Each(24, async seed =>
    {
        // Masked with what cancels it the word does nothing; spans that hold one of them show it.
        var random = new Random(seed);
        var word = random.Next(56);
        var canceller = word + 8 + random.Next(56 - word);
        var model = new PlantedModel(66, kept => (kept(65) ? 4 : 0) + (kept(word) || !kept(canceller) ? 0.4 : 0));
        var explanation = await model.Explain(Method);
        Assert.Equal([word, 65], Scores.Top(explanation, 2));
        Assert.Equal(0.4, explanation.Units[word].Score, 5);
    });

    [Fact]
    public async Task Explain_AllUnitsTheSame_FallsBackToOneByOne()
    {
        var effects = Enumerable.Repeat(0.5, 300).ToArray();
        var explanation = await PlantedModel.Additive(effects).Explain(Method);
        Scores.Near(effects, Scores.Of(explanation), 1e-4);
        Assert.Contains("flat", explanation.Note, StringComparison.Ordinal);
        Assert.StartsWith("hierarchical-perturbation/one-by-one", explanation.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_AllUnitsTheSameUnderABudget_SaysSoAndKeepsIt()
    {
        var explanation = await PlantedModel.Additive([.. Enumerable.Repeat(0.5, 300)]).Explain(Method, budget: 40);
        Assert.True(explanation.Evaluations <= 40, $"{explanation.Evaluations} evaluations");
        Assert.Contains("budget too small", explanation.Note, StringComparison.Ordinal);
        Assert.True(explanation.Error.Value < 0.1, $"{explanation.Error}");
    }

    [Fact]
    public async Task Explain_FewUnits_MasksEachAlone()
    {
        var explanation = await PlantedModel.Additive(1, 0, -2, 5).Explain(Method);
        Scores.Near([1, 0, -2, 5], Scores.Of(explanation), 1e-5);
        Assert.Contains("budget allows", explanation.Note, StringComparison.Ordinal);
    }

    [Fact]
    public Task Explain_AnyBudget_IsKept() => Seeds.Each(60, async seed =>
    {
        var random = new Random(seed);
        var effects = Enumerable.Range(0, random.Next(20, 400))
            .Select(_ => Math.Pow(random.NextDouble(), 8) * (random.Next(3) - 1)).ToArray();
        var budget = random.Next(9, 120);
        var model = PlantedModel.Additive(effects);
        var explanation = await model.Explain(Method, budget);
        Assert.True(explanation.Evaluations <= budget, $"{explanation.Evaluations} of {budget} evaluations");
        Assert.Equal(model.Replays, explanation.Evaluations + explanation.Control.Draws + 1);
    });

    [Fact]
    public async Task Explain_TinyBudget_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ExplanationException>(
            () => PlantedModel.Additive(new double[100]).Explain(Method, budget: 8));
        Assert.Contains("at least 9", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_StandInsThatTheBudgetCannotFind_AreSaidToBeThere()
    {
        var model = new PlantedModel(300, kept => kept(5) || kept(250) ? 4 : 0);
        var explanation = await model.Explain(Method, budget: 9);
        Assert.Contains("count together, and the budget was too small", explanation.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(21, 17)]
    [InlineData(32, 11)]
    [InlineData(91, 51)]
    public async Task Explain_QuestionThatTheBudgetLeavesOpen_IsInTheNote(int units, int budget)
    {
        var notes = new List<string>();
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var model = PlantedModel.Additive(
                [.. Enumerable.Range(0, units).Select(_ => Math.Pow(random.NextDouble(), 8) * (random.Next(3) - 1))]);
            notes.Add((await model.Explain(Method, budget)).Note ?? "");
        }

        Assert.Contains(notes, note => note.Contains("asked whether units stand in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Explain_Twice_HasTheSameBits()
    {
        var random = new Random(5);
        double[] effects = [.. Enumerable.Range(0, 333).Select(_ => Math.Pow(random.NextDouble(), 6))];
        var once = await PlantedModel.Additive(effects).Explain(Method);
        Assert.Equal(Scores.Of(once), Scores.Of(await PlantedModel.Additive(effects).Explain(Method)));
    }

    // Plants units at random places and asks for all of them at the top, in a fifth of one by one.
    private static Task Planted(
        int units, int count, Func<Func<int, bool>, int[], double> value, int apart = 1) => Seeds.Each(12, async seed =>
    {
        var random = new Random(seed);
        var first = random.Next(units - (apart * (count - 1)));
        int[] at = count == 1 ? [first] : [first, random.Next(first + apart, units)];
        var model = new PlantedModel(units, kept => value(kept, at));
        var explanation = await model.Explain(Method);
        Assert.True(
            Scores.Top(explanation, count).SequenceEqual(at),
            $"found {string.Join(' ', Scores.Top(explanation, count))} in place of {string.Join(' ', at)}, " +
            $"{explanation.Method}, {explanation.Note}");
        Assert.True(explanation.Evaluations <= (units + 2) / 5, $"{explanation.Evaluations} evaluations");
    });
}
