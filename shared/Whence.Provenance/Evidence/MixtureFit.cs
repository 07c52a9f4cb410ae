using Whence.Provenance.Banks;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Evidence;

/// <summary>
/// Writes vectors as mixtures of prototypes: those whose centred means have the largest cosine with the centred vector,
/// with non-negative weights of their un-centred means fitted by least squares.
/// </summary>
/// <param name="bank">The bank.</param>
/// <param name="pool">The workers that compare vectors.</param>
/// <param name="candidates">How many of the nearest prototypes may take part.</param>
public sealed class MixtureFit(PrototypeBank bank, WorkerPool pool, int candidates)
{
    /// <summary>Fits vectors.</summary>
    /// <param name="vectors">[rows, width], not centred.</param>
    public IReadOnlyList<Mixture> Fit(ReadOnlySpan<float> vectors)
    {
        var mixtures = new List<Mixture>();
        foreach (var matches in bank.Nearest(pool, vectors, candidates))
        {
            var vector = vectors.Slice(mixtures.Count * bank.Width, bank.Width);
            var weights = Weights(vector, matches);
            mixtures.Add(new Mixture(
                [
                    .. matches.Zip(weights, (match, weight) =>
                        new MixtureTerm(match.Prototype, (float)weight, match.Cosine)).Where(term => term.Weight > 0),
                ],
                matches[0].Cosine));
        }

        return mixtures;
    }

    private double[] Weights(ReadOnlySpan<float> vector, IReadOnlyList<PrototypeMatch> matches)
    {
        var n = matches.Count;
        var (gram, products) = (new double[n * n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var mean = bank.Mean(matches[i].Prototype);
            products[i] = Elementwise.Dot(mean, vector);
            for (var j = 0; j <= i; j++)
            {
                gram[(i * n) + j] = gram[(j * n) + i] = Elementwise.Dot(mean, bank.Mean(matches[j].Prototype));
            }
        }

        return NonNegativeLeastSquares.Solve(gram, products);
    }
}
