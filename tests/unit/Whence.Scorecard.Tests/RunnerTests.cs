using Whence.Scorecard.Rows;
using Whence.Scorecard.Suites;
using Whence.Testing;

namespace Whence.Scorecard.Tests;

public sealed class RunnerTests
{
    private static readonly ScorecardOptions Options = new() { ModelsFolder = "nowhere", Effort = Effort.Brief };

    [Fact]
    public async Task RunAsync_AMeasurementBreaks_IsARowAndTheOthersGoOn()
    {
        var suite = new PlannedSuite("p9", _ => throw new IOException("gone"));
        var runner = new ScorecardRunner(new ManualTime(), [suite]);

        var report = await runner.RunAsync(Options);

        var rows = report.Suites.Single().Rows;
        Assert.Equal([RowOutcome.Failed, RowOutcome.Reported], rows.Select(row => row.Outcome));
        Assert.Contains("gone", rows[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ModelsAreMissing_SaysWhichFolderInTheRow()
    {
        var suite = new PlannedSuite("p9", context => context.Demo.Package.Name.Length);

        var report = await new ScorecardRunner(new ManualTime(), [suite]).RunAsync(Options);

        Assert.Contains("brackhaven is missing", report.Suites.Single().Rows[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UnknownSuite_NamesThoseThereAre()
    {
        var runner = new ScorecardRunner(new ManualTime(), [new PlannedSuite("p9", _ => 1)]);

        var refusal = await Assert.ThrowsAsync<ScorecardException>(
            () => runner.RunAsync(Options with { Suites = ["p9", "p7"] }));

        Assert.Equal("There is no suite p7; use p9.", refusal.Message);
    }

    [Fact]
    public async Task RunAsync_TwoMeasurements_TellsWhenEachBeginsAndEnds()
    {
        var events = new List<(int Done, bool HasRows)>();
        var runner = new ScorecardRunner(new ManualTime(), [new PlannedSuite("p9", _ => 1)]);

        await runner.RunAsync(Options, e => events.Add((e.Done, e.Rows is not null)));

        Assert.Equal([(0, false), (1, true), (1, false), (2, true)], events);
    }

    [Fact]
    public async Task RunAsync_Cancelled_Stops() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new ScorecardRunner(
            new ManualTime(), [new PlannedSuite("p9", _ => throw new OperationCanceledException())]).RunAsync(Options));

    private sealed class PlannedSuite(string id, Func<SuiteContext, double> first) : ISuite
    {
        public string Id => id;

        public string Title => "Planned";

        public string Shows => "What a test planned.";

        public IReadOnlyList<Measurement> Measurements =>
        [
            new($"{id}.first", "First", (context, _) => Task.FromResult(Row("first", first(context)))),
            new($"{id}.second", "Second", (_, _) => Task.FromResult(Row("second", 2))),
        ];

        private Measured Row(string name, double value) =>
            new(new ScorecardRow { Id = $"{id}.{name}", Title = name, Value = value });
    }
}
