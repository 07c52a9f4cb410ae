using Whence.Engine.Configuration;
using Whence.Engine.Parameters;

namespace Whence.Engine.Tests.Reference;

/// <summary>The transformer once more, in float64 and as plainly as can be: the oracle for values and, by finite
/// differences, for gradients.</summary>
internal sealed class OracleTransformer(ParameterSet set)
{
    private readonly ModelConfig _config = set.Config;

    public double[][] Embed(IReadOnlyList<int> tokens) =>
        [.. tokens.Select(token => Row("transformer.tok_emb.weight", token))];

    /// <summary>Returns the final hidden state of every position, from input embeddings.</summary>
    public double[][] Forward(double[][] embeddings)
    {
        double[][] x = [.. embeddings.Select(row => (double[])row.Clone())];
        for (var layer = 0; layer < _config.Layers; layer++)
        {
            var name = $"transformer.blocks.{layer}";
            AddBranch(x, name + ".ln_1", source => Attention(source, name + ".attn"));
            AddBranch(x, name + ".ln_2", source => [.. source.Select(row => Mlp(row, name + ".mlp"))]);
        }

        return [.. x.Select(row => Norm(row, "transformer.ln_f"))];
    }

    /// <summary>Returns hidden · W_token.</summary>
    public double Logit(double[] hidden, int token) =>
        Dot(hidden, Row(_config.TiedHead ? "transformer.tok_emb.weight" : "transformer.lm_head.weight", token));

    public static double Dot(IReadOnlyList<double> a, IReadOnlyList<double> b) =>
        a.Select((value, i) => value * b[i]).Sum();

    public double[] Row(string name, int row)
    {
        var parameter = set[name];
        var columns = parameter.Spec.Columns;
        return [.. parameter.Value.Skip(row * columns).Take(columns).Select(value => (double)value)];
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

    private double[][] Attention(double[][] source, string name)
    {
        var (headDim, group) = (_config.HeadDim, _config.Heads / _config.KeyHeads);
        var (queryWidth, keyWidth) = (_config.Width, _config.KeyHeads * headDim);
        double[][] qkv = [.. source.Select(row => Clip(Linear(row, name + ".c_attn")))];
        var result = new double[source.Length][];
        for (var t = 0; t < source.Length; t++)
        {
            var mixed = new double[queryWidth];
            var visible = Math.Min(((t / _config.BlockLength) + 1) * _config.BlockLength, source.Length);
            for (var head = 0; head < _config.Heads; head++)
            {
                var key = head / group;
                var query = Rotate(Normed(qkv[t], head * headDim, name + ".q_norm"), t);
                var scores = new double[visible];
                for (var s = 0; s < visible; s++)
                {
                    var k = Rotate(Normed(qkv[s], queryWidth + (key * headDim), name + ".k_norm"), s);
                    scores[s] = Dot(query, k) / Math.Sqrt(headDim);
                }

                var weights = Softmax(scores);
                for (var s = 0; s < visible; s++)
                {
                    for (var i = 0; i < headDim; i++)
                    {
                        mixed[(head * headDim) + i] += weights[s] * qkv[s][queryWidth + keyWidth + (key * headDim) + i];
                    }
                }
            }

            result[t] = Linear(mixed, name + ".c_proj");
        }

        return result;
    }

    private double[] Normed(double[] row, int start, string norm)
    {
        double[] head = [.. row.Skip(start).Take(_config.HeadDim)];
        return _config.QueryKeyNorm ? Norm(head, norm) : head;
    }

    private double[] Rotate(double[] head, int position)
    {
        if (!_config.Rotary)
        {
            return head;
        }

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

    private double[] Mlp(double[] row, string name)
    {
        var inner = Linear(row, name + ".c_fc");
        double[] activated = _config.SwiGlu
            ? [.. Enumerable.Range(0, _config.MlpWidth).Select(i => inner[i] * Silu(inner[i + _config.MlpWidth]))]
            : [.. inner.Select(Activate)];
        return Linear(activated, name + ".c_proj");
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

    public double[] Linear(double[] x, string name)
    {
        var weight = set[name + ".weight"];
        var bias = set.Find(name + ".bias");
        var (rows, columns) = (weight.Spec.Rows, weight.Spec.Columns);
        var y = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var sum = bias is null ? 0.0 : bias.Value[row];
            for (var column = 0; column < columns; column++)
            {
                sum += (double)weight.Value[(row * columns) + column] * x[column];
            }

            y[row] = sum;
        }

        return y;
    }

    private double[] Norm(double[] x, string name)
    {
        var weight = set[name + ".weight"].Value;
        var epsilon = (double)_config.EffectiveNormEpsilon;
        if (_config.RmsNorm)
        {
            var inverse = 1 / Math.Sqrt(x.Average(value => value * value) + epsilon);
            return [.. x.Select((value, i) => value * inverse * weight[i])];
        }

        var shift = set[name + ".bias"].Value;
        var mean = x.Average();
        var scale = 1 / Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + epsilon);
        return [.. x.Select((value, i) => ((value - mean) * scale * weight[i]) + shift[i])];
    }

    private static double[] Softmax(double[] scores)
    {
        var max = scores.Max();
        double[] powers = [.. scores.Select(score => Math.Exp(score - max))];
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
