using Whence.Engine.Attribution;
using Whence.Explanations.Replays;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// The target's value as a function of the units that are masked. Each set is evaluated once, all that are asked for
/// together in one call of the model.
/// </summary>
internal sealed class MaskingGame(
    ISnapshotModel model, IReadOnlyList<int> targets, InputQuestion question, IProgress<InputProgress>? progress)
{
    private readonly Dictionary<UnitSet, double> _values = [];
    private int _points;

    public ISnapshotModel Model => model;

    public IReadOnlyList<int> Targets => targets;

    public InputQuestion Question => question;

    public int Units => question.Units.Count;

    /// <summary>Gets the sets, and points of paths, evaluated so far.</summary>
    public int Evaluations => _values.Count + _points;

    /// <summary>Gets or sets the most evaluations that the method will need; progress is told once it is known.
    /// </summary>
    public int Planned { get; set; }

    public int Forwards { get; private set; }

    public long Rows { get; private set; }

    public UnitSet Nothing => new(Units, []);

    public UnitSet Everything => new(Units, Enumerable.Range(0, Units));

    public UnitSet Set(IEnumerable<int> units) => new(Units, units);

    /// <summary>Gets the value of a set that was evaluated.</summary>
    public double this[UnitSet masked] => _values[masked];

    /// <summary>Returns what the target loses when a set that was evaluated is masked.</summary>
    public double Drop(UnitSet masked) => _values[Nothing] - _values[masked];

    /// <summary>Returns whether a set was evaluated.</summary>
    public bool Knows(UnitSet masked) => _values.ContainsKey(masked);

    /// <summary>Evaluates the sets that are not known yet.</summary>
    public async Task EvaluateAsync(IEnumerable<UnitSet> masked, CancellationToken cancellation)
    {
        List<UnitSet> fresh = [.. masked.Distinct().Where(set => !_values.ContainsKey(set))];
        if (fresh.Count == 0)
        {
            return;
        }

        var values = await ReplayAsync([.. fresh.Select(Positions)], cancellation).ConfigureAwait(false);
        foreach (var (set, value) in fresh.Zip(values))
        {
            _values[set] = value;
        }

        Tell();
    }

    /// <summary>Returns the target's value with positions masked.</summary>
    public async Task<IReadOnlyList<double>> ReplayAsync(
        IReadOnlyList<IReadOnlyList<int>> positions, CancellationToken cancellation)
    {
        var ablations = await model.AblateAsync(targets, positions, cancellation).ConfigureAwait(false);
        Count(ablations.Forwards, ablations.Rows);
        var scores = question.Scale == TargetScale.Logit ? ablations.Logits : ablations.LogProbabilities;
        return [.. scores.Select(row => row.Sum(score => (double)score))];
    }

    /// <summary>Integrates the gradient of the target along one path.</summary>
    public async Task<PathIntegral> IntegrateAsync(
        Quadrature rule, PathOptions path, CancellationToken cancellation)
    {
        var integral = await model.IntegrateAsync(targets, rule, path, cancellation).ConfigureAwait(false);
        Count(integral.Forwards, integral.Rows);
        _points += rule.Points.Count;
        Tell();
        return integral;
    }

    private void Tell()
    {
        if (Planned > 0)
        {
            progress?.Report(new InputProgress(Evaluations, Math.Max(Planned, Evaluations)));
        }
    }

    private void Count(int forwards, long rows)
    {
        Forwards += forwards;
        Rows += rows;
    }

    private IReadOnlyList<int> Positions(UnitSet set) =>
    [
        .. question.Units.Where((_, unit) => set.Contains(unit))
            .SelectMany(unit => Enumerable.Range(unit.StartToken, unit.EndToken - unit.StartToken)),
    ];
}
