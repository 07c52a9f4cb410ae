using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Training.Optimization;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
internal sealed class AdamW
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.95f;
    private const float Epsilon = 1e-8f;
    private const int SliceLength = 1 << 15;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly float _decay;

    public AdamW(IReadOnlyList<Parameter> parameters, float weightDecay)
    {
        (_parameters, _decay) = (parameters, weightDecay);
        First = [.. parameters.Select(parameter => new float[parameter.Value.Length])];
        Second = [.. parameters.Select(parameter => new float[parameter.Value.Length])];
    }

    /// <summary>Gets the running means of the gradients, per parameter.</summary>
    public IReadOnlyList<float[]> First { get; }

    /// <summary>Gets the running means of the squared gradients, per parameter.</summary>
    public IReadOnlyList<float[]> Second { get; }

    /// <summary>Clips the gradient to a length, takes one step and returns the length before clipping.</summary>
    public float Step(RowParallel rows, int step, float rate, float clip)
    {
        var norm = Norm(rows);
        var scale = norm > clip ? clip / norm : 1f;
        var correction1 = 1 - MathF.Pow(Beta1, step + 1);
        var correction2 = 1 - MathF.Pow(Beta2, step + 1);
        for (var i = 0; i < _parameters.Count; i++)
        {
            var parameter = _parameters[i];
            var (first, second) = (First[i], Second[i]);
            var decay = parameter.Spec.IsVector ? 0 : _decay * rate;
            var slices = (parameter.Value.Length + SliceLength - 1) / SliceLength;
            rows.ForParts(slices, slice =>
            {
                var start = slice * SliceLength;
                var count = Math.Min(SliceLength, parameter.Value.Length - start);
                Update(
                    parameter.Value.AsSpan(start, count),
                    parameter.Gradient.AsSpan(start, count),
                    first.AsSpan(start, count),
                    second.AsSpan(start, count),
                    (rate / correction1, correction2, decay, scale));
            });
        }

        return norm;
    }

    private static void Update(
        Span<float> value,
        ReadOnlySpan<float> gradient,
        Span<float> first,
        Span<float> second,
        (float Rate, float Correction2, float Decay, float Scale) settings)
    {
        var (rate, correction2, decay, scale) = settings;
        var inverse = 1 / MathF.Sqrt(correction2);
        for (var i = 0; i < value.Length; i++)
        {
            var g = gradient[i] * scale;
            var m = first[i] = (Beta1 * first[i]) + ((1 - Beta1) * g);
            var v = second[i] = (Beta2 * second[i]) + ((1 - Beta2) * g * g);
            value[i] -= (decay * value[i]) + (rate * m / ((MathF.Sqrt(v) * inverse) + Epsilon));
        }
    }

    private float Norm(RowParallel rows)
    {
        var sums = new double[_parameters.Count];
        rows.ForParts(sums.Length, i => sums[i] = Elementwise.SumOfSquares(_parameters[i].Gradient));
        return (float)Math.Sqrt(sums.Sum());
    }
}
