using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Suites;
using Whence.Scorecard.Suites.PromptTokens;
using Whence.Testing;

namespace Whence.Scorecard.Tests.Suites;

/// <summary>The scorecard must be able to fail: wrong methods are planted, and their rows have to miss.</summary>
public sealed class BrokenExplainerTests
{
    [Fact]
    public async Task MeasureAsync_TheProductsOwnMethods_FindSingleWords()
    {
        var rows = await SingleRowsAsync(new ProductExplainer());

        Assert.All(
            rows.Where(row => row.Id.EndsWith("itp", StringComparison.Ordinal)),
            row => Assert.Equal(RowOutcome.Reached, row.Outcome));
    }

    [Fact]
    public async Task MeasureAsync_ScoresOfTheWrongWords_MissTheirGoal()
    {
        var rows = await SingleRowsAsync(new ShiftedExplainer());

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(RowOutcome.Missed, row.Outcome));
    }

    private static async Task<IReadOnlyList<ScorecardRow>> SingleRowsAsync(IInputExplainer explainer)
    {
        using var context = new SuiteContext(
            new ScorecardOptions { ModelsFolder = RepositoryRoot.Locate("models"), Effort = Effort.Brief },
            TimeProvider.System);
        return (await RecallRows.MeasureAsync(context, explainer, [RuleKinds.Single], default)).Rows;
    }

    // Every score belongs to the word before the one that it is written at.
    private sealed class ShiftedExplainer : IInputExplainer
    {
        public async Task<InputExplanation> ExplainAsync(
            ISnapshotModel model, InputQuestion question, CancellationToken cancellation)
        {
            var explanation = await InputAttributor.ExplainAsync(model, question, null, cancellation);
            var units = explanation.Units;
            return explanation with
            {
                Units = [.. units.Select((unit, i) => unit with { Score = units[(i + 1) % units.Count].Score })],
            };
        }
    }
}
