using System.Globalization;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Suites;

namespace Whence.Scorecard;

/// <summary>Runs suites one after the other; a measurement that breaks becomes a row that says so.</summary>
public sealed class ScorecardRunner
{
    private readonly IReadOnlyList<ISuite> _suites;
    private readonly TimeProvider _time;

    /// <summary>Initializes a new instance of the <see cref="ScorecardRunner"/> class.</summary>
    /// <param name="suites">The suites; those of <see cref="SuiteCatalogue"/> when null.</param>
    /// <param name="time">The clock.</param>
    public ScorecardRunner(TimeProvider time, IReadOnlyList<ISuite>? suites = null) =>
        (_time, _suites) = (time, suites ?? SuiteCatalogue.All);

    /// <summary>Measures.</summary>
    /// <exception cref="ScorecardException">A suite that was asked for does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public async Task<ScorecardReport> RunAsync(
        ScorecardOptions options,
        Action<ScorecardEvent>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var chosen = Choose(options);
        var (started, clock) = (_time.GetUtcNow(), _time.GetTimestamp());
        using var context = new SuiteContext(options, _time);
        var (done, total) = (0, chosen.Sum(suite => suite.Measurements.Count));
        var reports = new List<SuiteReport>();
        foreach (var suite in chosen)
        {
            var (rows, plots) = (new List<ScorecardRow>(), new List<Plot>());
            foreach (var measurement in suite.Measurements)
            {
                progress?.Invoke(new ScorecardEvent(suite.Id, measurement.Title, done, total, null));
                var measured = await MeasureAsync(measurement, context, cancellation).ConfigureAwait(false);
                rows.AddRange(measured.Rows);
                plots.AddRange(measured.Plots);
                progress?.Invoke(new ScorecardEvent(suite.Id, measurement.Title, ++done, total, measured.Rows));
            }

            reports.Add(new SuiteReport(suite.Id, suite.Title, suite.Shows, rows, plots));
        }

        var seconds = _time.GetElapsedTime(clock).TotalSeconds;
        return new ScorecardReport(
            started, seconds, options.Effort, options.Seed, options.Commit, Machine.Describe(options.Threads),
            [.. context.Used.Select(s => new MeasuredModel(s.Package.Name, s.Package.WeightsDigest()))], reports);
    }

    // A scorecard that stops at the first failure would hide the others.
    private static async Task<Measured> MeasureAsync(
        Measurement measurement, SuiteContext context, CancellationToken cancellation)
    {
        try
        {
            return await measurement.RunAsync(context, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Measured(new ScorecardRow
            {
                Id = measurement.Id,
                Title = measurement.Title,
                IsBroken = true,
                Note = $"{exception.GetType().Name}: {exception.Message}",
            });
        }
    }

    private List<ISuite> Choose(ScorecardOptions options)
    {
        var unknown = options.Suites.Except(_suites.Select(suite => suite.Id)).FirstOrDefault();
        if (unknown is not null)
        {
            throw new ScorecardException(string.Create(
                CultureInfo.InvariantCulture,
                $"There is no suite {unknown}; use {string.Join(", ", _suites.Select(suite => suite.Id))}."));
        }

        return [.. _suites.Where(suite => options.Suites.Count == 0 || options.Suites.Contains(suite.Id))];
    }
}
