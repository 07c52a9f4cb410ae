namespace Whence.Explanations.Inputs.Methods;

/// <summary>What the spans around each unit say about it.</summary>
internal sealed class Saliency
{
    private readonly double[] _means; // the least over levels of the mean effect around a unit
    private readonly double[] _bounds; // the least of all effects around it

    public Saliency(int units)
    {
        (_means, _bounds) = (new double[units], new double[units]);
        Array.Fill(_means, double.PositiveInfinity);
        Array.Fill(_bounds, double.PositiveInfinity);
    }

    /// <summary>Takes in the effects of spans of one level; there may be fewer effects than spans.</summary>
    public void Add(List<(int Start, int End)> spans, IReadOnlyList<double> effects)
    {
        var (sums, counts) = (new double[_means.Length], new int[_means.Length]);
        foreach (var ((start, end), effect) in spans.Zip(effects))
        {
            for (var unit = start; unit < end; unit++)
            {
                sums[unit] += Math.Abs(effect);
                counts[unit]++;
                _bounds[unit] = Math.Min(_bounds[unit], Math.Abs(effect));
            }
        }

        for (var unit = 0; unit < sums.Length; unit++)
        {
            _means[unit] = counts[unit] == 0 ? _means[unit] : Math.Min(_means[unit], sums[unit] / counts[unit]);
        }
    }

    /// <summary>Returns the spans that are worth a look, best first.</summary>
    public List<(int Start, int End)> Promising(List<(int Start, int End)> spans, double threshold)
    {
        var least = Math.Min((_means.Min() + _means.Max()) / 2, threshold);
        return
        [
            .. spans.Where(span => Largest(_means, span) > least)
                .OrderByDescending(span => Largest(_bounds, span))
                .ThenByDescending(span => Largest(_means, span))
                .ThenByDescending(span => _means[span.Start..span.End].Sum())
                .ThenBy(span => span.Start),
        ];
    }

    private static double Largest(double[] values, (int Start, int End) span) => values[span.Start..span.End].Max();
}
