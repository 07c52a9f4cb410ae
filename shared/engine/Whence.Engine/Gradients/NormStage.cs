using Whence.Engine.Parameters;

namespace Whence.Engine.Gradients;

/// <summary>
/// A norm in a pass over many rows: keeps the statistics for the way back and sums the gradients of its weights in a
/// fixed order. A row may hold several groups side by side (the heads of a query) at an offset.
/// </summary>
internal sealed class NormStage(Parameter weight, Parameter? shift, float epsilon, int stride, int offset, int groups)
{
    private readonly NormLayer _norm = new(weight, shift, epsilon);
    private float[] _inverse = [];
    private float[] _mean = [];
    private float[] _partialWeights = [];
    private float[] _partialShifts = [];

    /// <summary>Creates the norm of whole rows.</summary>
    public static NormStage OfRows(ParameterSet set, string name, float epsilon)
    {
        var weight = set[name + ".weight"];
        return new NormStage(weight, set.Find(name + ".bias"), epsilon, weight.Spec.Columns, 0, 1);
    }

    /// <summary>y = norm(x); x and y are [count, stride], of which this norm's groups are touched.</summary>
    public void Forward(RowParallel rows, float[] x, float[] y, int count)
    {
        Buffers.Grow(ref _inverse, count * groups);
        Buffers.Grow(ref _mean, count * groups);
        rows.ForRows(count, (_, first, n) =>
        {
            for (var (row, step) = (first, Step(n)); row < first + n; row += step)
            {
                var (place, length) = (Place(row), step * groups * _norm.Width);
                var (s, k) = (row * groups, step * groups);
                _norm.Forward(
                    x.AsSpan(place, length), y.AsSpan(place, length), _inverse.AsSpan(s, k), _mean.AsSpan(s, k));
            }
        });
    }

    /// <summary>dx from dy; the weights' gradients are added to when they are kept.</summary>
    public void Backward(RowParallel rows, float[] dy, float[] x, float[] dx, int count, bool weights)
    {
        var width = _norm.Width;
        var partial = weights ? RowParallel.Slices * width : 0;
        Buffers.Grow(ref _partialWeights, partial).Clear();
        Buffers.Grow(ref _partialShifts, partial).Clear();
        rows.ForRows(count, (slice, first, n) =>
        {
            var dWeight = weights ? _partialWeights.AsSpan(slice * width, width) : default;
            var dShift = weights ? _partialShifts.AsSpan(slice * width, width) : default;
            for (var (row, step) = (first, Step(n)); row < first + n; row += step)
            {
                var (place, length) = (Place(row), step * groups * width);
                var (s, k) = (row * groups, step * groups);
                _norm.Backward(
                    dy.AsSpan(place, length),
                    x.AsSpan(place, length),
                    _inverse.AsSpan(s, k),
                    _mean.AsSpan(s, k),
                    dx.AsSpan(place, length),
                    dWeight,
                    dShift);
            }
        });
        _norm.AddGradients(_partialWeights.AsSpan(0, partial), _partialShifts.AsSpan(0, partial));
    }

    // Whole rows are contiguous and go in one call; slices of rows go row by row.
    private int Step(int rows) => stride == groups * _norm.Width ? rows : 1;

    private int Place(int row) => (row * stride) + offset;
}
