using Whence.Engine.Configuration;
using Whence.Engine.Parameters;

namespace Whence.Engine.Tests.Reference;

/// <summary>The transformer once more, in float64 and as plainly as can be: the oracle for values and, by finite
/// differences, for gradients.</summary>
internal sealed class OracleTransformer(OracleWeights weights)
{
    private readonly ModelConfig _config = weights.Config;

    public double[][] Embed(IReadOnlyList<int> tokens) =>
        [.. tokens.Select(token => weights.Row(ParameterNames.Embedding, token))];

    /// <summary>Returns the final hidden state of every position, from input embeddings.</summary>
    /// <param name="embeddings">[positions][width].</param>
    /// <param name="enter">Sees, and may change, the residual stream as it enters each layer.</param>
    public double[][] Forward(double[][] embeddings, Action<int, double[][]>? enter = null)
    {
        double[][] x = [.. embeddings.Select(row => (double[])row.Clone())];
        for (var layer = 0; layer < _config.Layers; layer++)
        {
            enter?.Invoke(layer, x);
            Block(x, layer);
        }

        return [.. x.Select(row => Norm(row, ParameterNames.FinalNorm))];
    }

    /// <summary>Returns hidden · W_token.</summary>
    public double Logit(double[] hidden, int token) =>
        Dot(hidden, weights.Row(_config.TiedHead ? ParameterNames.Embedding : ParameterNames.Head, token));

    /// <summary>Runs one block in place.</summary>
    public void Block(double[][] x, int layer)
    {
        AddBranch(x, ParameterNames.FirstNorm(layer), source => Attention(source, layer));
        AddBranch(x, ParameterNames.SecondNorm(layer), source => [.. source.Select(row => Mlp(row, layer))]);
    }

    public double[][] Attention(double[][] source, int layer)
    {
        var (headDim, group) = (_config.HeadDim, _config.Heads / _config.KeyHeads);
        var (queryWidth, keyWidth) = (_config.Width, _config.KeyHeads * headDim);
        double[][] qkv = [.. source.Select(row => Clip(Linear(row, ParameterNames.Attention(layer))))];
        var result = new double[source.Length][];
        for (var t = 0; t < source.Length; t++)
        {
            Turn(qkv[t], 0, _config.Heads, ParameterNames.QueryNorm(layer), t);
            Turn(qkv[t], queryWidth, _config.KeyHeads, ParameterNames.KeyNorm(layer), t);
        }

        for (var t = 0; t < source.Length; t++)
        {
            var mixed = new double[queryWidth];
            var visible = Math.Min(((t / _config.BlockLength) + 1) * _config.BlockLength, source.Length);
            for (var head = 0; head < _config.Heads; head++)
            {
                var key = queryWidth + (head / group * headDim);
                Attend(qkv, t, visible, head * headDim, key, key + keyWidth, mixed.AsSpan(head * headDim, headDim));
            }

            result[t] = Linear(mixed, ParameterNames.AttentionOutput(layer));
        }

        return result;
    }

    public double[] Mlp(double[] row, int layer)
    {
        var inner = Linear(row, ParameterNames.MlpInput(layer));
        double[] activated = _config.SwiGlu
            ? [.. Enumerable.Range(0, _config.MlpWidth).Select(i => inner[i] * Silu(inner[i + _config.MlpWidth]))]
            : [.. inner.Select(Activate)];
        return Linear(activated, ParameterNames.MlpOutput(layer));
    }

    public double[] Norm(double[] x, string name)
    {
        var weight = weights[name + ".weight"];
        var epsilon = (double)_config.EffectiveNormEpsilon;
        if (_config.RmsNorm)
        {
            var inverse = 1 / Math.Sqrt(x.Average(value => value * value) + epsilon);
            return [.. x.Select((value, i) => value * inverse * weight[i])];
        }

        var shift = weights[name + ".bias"];
        var mean = x.Average();
        var scale = 1 / Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + epsilon);
        return [.. x.Select((value, i) => ((value - mean) * scale * weight[i]) + shift[i])];
    }

    public double[] Linear(double[] x, string name)
    {
        var y = weights.Product(name + ".weight", x);
        var bias = weights.Find(name + ".bias");
        for (var i = 0; bias is not null && i < y.Length; i++)
        {
            y[i] += bias[i];
        }

        return y;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private void AddBranch(double[][] x, string norm, Func<double[][], double[][]> branch)
    {
        var pre = _config.NormOrder == NormOrder.Pre;
        var result = branch(pre ? [.. x.Select(row => Norm(row, norm))] : x);
        for (var t = 0; t < x.Length; t++)
        {
            var added = pre ? result[t] : Norm(result[t], norm);
            for (var i = 0; i < added.Length; i++)
            {
                x[t][i] += added[i];
            }
        }
    }

    private static void Attend(
        double[][] qkv, int position, int visible, int queryAt, int keyAt, int valueAt, Span<double> mixed)
    {
        var headDim = mixed.Length;
        var query = qkv[position].AsSpan(queryAt, headDim);
        var scores = new double[visible];
        for (var s = 0; s < visible; s++)
        {
            scores[s] = Dot(query, qkv[s].AsSpan(keyAt, headDim)) / Math.Sqrt(headDim);
        }

        var max = scores.Max();
        var sum = scores.Sum(score => Math.Exp(score - max));
        for (var s = 0; s < visible; s++)
        {
            for (var i = 0; i < headDim; i++)
            {
                mixed[i] += Math.Exp(scores[s] - max) / sum * qkv[s][valueAt + i];
            }
        }
    }

    // Norms and rotates heads that lie side by side.
    private void Turn(double[] row, int start, int heads, string norm, int position)
    {
        for (var head = 0; head < heads; head++)
        {
            var place = row.AsSpan(start + (head * _config.HeadDim), _config.HeadDim);
            var normed = _config.QueryKeyNorm ? Norm(place.ToArray(), norm) : place.ToArray();
            (_config.Rotary ? Rotate(normed, position) : normed).CopyTo(place);
        }
    }

    private double[] Rotate(double[] head, int position)
    {
        var half = head.Length / 2;
        var rotated = new double[head.Length];
        for (var i = 0; i < half; i++)
        {
            // The angle is rounded to float32, as in the reference.
            var angle = position * (1f / MathF.Pow(_config.RotaryBase, (float)(2 * i) / head.Length));
            var (sine, cosine) = Math.SinCos(angle);
            rotated[i] = (head[i] * cosine) - (head[i + half] * sine);
            rotated[i + half] = (head[i + half] * cosine) + (head[i] * sine);
        }

        return rotated;
    }

    private double Activate(double x) => _config.Activation switch
    {
        Activation.Relu => Math.Max(0, x),
        Activation.Silu => Silu(x),
        _ => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
    };

    private static double Silu(double x) => x / (1 + Math.Exp(-x));

    private double[] Clip(double[] row) =>
        _config.ClipQkv is { } clip ? [.. row.Select(value => Math.Clamp(value, -clip, clip))] : row;
}
