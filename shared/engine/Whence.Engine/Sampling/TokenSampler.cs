using Whence.Engine.Diffusion;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Sampling;

/// <summary>Chooses a token from the logits of one position: greedy, top-p, or the reference's entropy sampling.
/// </summary>
internal sealed class TokenSampler(int vocabulary)
{
    private readonly float[] _probabilities = new float[vocabulary];
    private readonly float[] _sorted = new float[vocabulary];
    private readonly int[] _order = new int[vocabulary];

    /// <summary>Returns a token; <paramref name="uniform"/> in [0, 1) decides where sampling is random.</summary>
    public int Sample(ReadOnlySpan<float> logits, GenerationOptions options, double uniform)
    {
        if (options.IsGreedy)
        {
            return ArgMax(logits);
        }

        var temperature = options.EntropySampling ? EntropyTemperature(logits, options.TopP) : options.Temperature;
        Distribution(logits, temperature);
        return Nucleus(options.TopP, uniform);
    }

    private static int ArgMax(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var token = 1; token < logits.Length; token++)
        {
            if (logits[token] > logits[best])
            {
                best = token;
            }
        }

        return best;
    }

    // 0.3 for a certain position to 0.7 for one as open as its nucleus allows.
    private float EntropyTemperature(ReadOnlySpan<float> logits, float topP)
    {
        Distribution(logits, 1);
        _probabilities.CopyTo(_sorted, 0);
        Array.Sort(_sorted);
        var (mass, effective) = (0.0, 1);
        for (var i = _sorted.Length - 1; i >= 0 && (mass += _sorted[i]) <= topP; i--)
        {
            effective++;
        }

        var entropy = 0.0;
        foreach (var p in _probabilities)
        {
            entropy -= p * Math.Log(p + 1e-10);
        }

        return (float)(0.3 + (0.4 * Math.Min(1, entropy / Math.Log(Math.Max(effective, 2)))));
    }

    private void Distribution(ReadOnlySpan<float> logits, float temperature)
    {
        for (var token = 0; token < logits.Length; token++)
        {
            _probabilities[token] = logits[token] / temperature;
        }

        Softmax.Forward(_probabilities, _probabilities.Length, _probabilities);
    }

    // The likeliest tokens until their mass before the token exceeds top-p; at least one.
    private int Nucleus(float topP, double uniform)
    {
        for (var token = 0; token < _order.Length; token++)
        {
            _order[token] = token;
            _sorted[token] = -_probabilities[token];
        }

        Array.Sort(_sorted, _order);
        var (kept, mass) = (0, 0.0);
        while (kept < _order.Length && (kept == 0 || mass <= topP))
        {
            mass -= _sorted[kept++];
        }

        var target = uniform * mass;
        var sum = 0.0;
        for (var i = 0; i < kept; i++)
        {
            sum -= _sorted[i];
            if (sum > target)
            {
                return _order[i];
            }
        }

        return _order[kept - 1];
    }
}
