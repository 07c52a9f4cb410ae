using Whence.Engine.Denoising;
using Whence.Provenance.Banks;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Evidence;

/// <summary>
/// Writes the vectors that decided tokens as mixtures of prototypes:
/// <list type="number">
/// <item>Find the prototypes whose centred means have the largest cosine with the centred vector.</item>
/// <item>Fit non-negative weights of their un-centred means by least squares; what is left is the residual.</item>
/// <item>Multiply every term with the token's row of the LM head.</item>
/// </list>
/// </summary>
public sealed class EvidenceReader
{
    private readonly PrototypeBank _bank;
    private readonly IDenoiser _denoiser;
    private readonly WorkerPool _pool;
    private readonly EvidenceOptions _options;

    /// <summary>Initializes a new instance of the <see cref="EvidenceReader"/> class.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="denoiser">The model whose LM head it is.</param>
    /// <param name="pool">The workers that compare vectors.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="ProvenanceException">Bank and model have vectors of different lengths.</exception>
    public EvidenceReader(
        PrototypeBank bank, IDenoiser denoiser, WorkerPool? pool = null, EvidenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(denoiser);
        (_bank, _denoiser) = (bank, denoiser);
        (_pool, _options) = (pool ?? WorkerPool.CallerOnly, options ?? new EvidenceOptions());
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Candidates, 1, nameof(options));
        if (bank.Width != denoiser.Config.Width)
        {
            throw new ProvenanceException(
                $"The bank holds vectors of {bank.Width} values but the model has {denoiser.Config.Width}; build a " +
                "bank for this model.");
        }
    }

    /// <summary>Explains decided tokens.</summary>
    /// <param name="composed">The vectors that entered the LM head, one for each token, [width] each.</param>
    /// <param name="tokens">The tokens.</param>
    public IReadOnlyList<TokenEvidence> Explain(IReadOnlyList<float[]> composed, IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(composed);
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfNotEqual(composed.Count, tokens.Count, nameof(tokens));
        var matches = _bank.Nearest(_pool, [.. composed.SelectMany(vector => vector)], _options.Candidates);
        return [.. composed.Zip(tokens, matches).Select(item => Explain(item.First, item.Second, item.Third))];
    }

    private TokenEvidence Explain(float[] vector, int token, IReadOnlyList<PrototypeMatch> matches)
    {
        var head = new float[_bank.Width];
        _denoiser.HeadRow(token, head);
        var weights = Weights(vector, matches);
        var (residual, terms) = ((float[])vector.Clone(), new List<PrototypeTerm>());
        foreach (var (match, weight) in matches.Zip(weights).Where(pair => pair.Second > 0))
        {
            var mean = _bank.Mean(match.Prototype);
            Elementwise.AddScaled(mean, -(float)weight, residual);
            var contribution = (float)weight * (double)Elementwise.Dot(head, mean);
            terms.Add(new PrototypeTerm(match.Prototype, (float)weight, match.Cosine, contribution));
        }

        var length = Elementwise.SumOfSquares(vector);
        return new TokenEvidence(
            token,
            Elementwise.Dot(head, vector),
            [.. terms.OrderByDescending(term => term.Contribution).ThenBy(term => term.Prototype)],
            Elementwise.Dot(head, residual),
            matches[0].Cosine,
            length > 0 ? Math.Sqrt(Elementwise.SumOfSquares(residual) / length) : 0);
    }

    private double[] Weights(float[] vector, IReadOnlyList<PrototypeMatch> matches)
    {
        var n = matches.Count;
        var (gram, products) = (new double[n * n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var mean = _bank.Mean(matches[i].Prototype);
            products[i] = Elementwise.Dot(mean, vector);
            for (var j = 0; j <= i; j++)
            {
                gram[(i * n) + j] = gram[(j * n) + i] = Elementwise.Dot(mean, _bank.Mean(matches[j].Prototype));
            }
        }

        return NonNegativeLeastSquares.Solve(gram, products);
    }
}
