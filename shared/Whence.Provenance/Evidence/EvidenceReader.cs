using Whence.Engine.Denoising;
using Whence.Provenance.Banks;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Evidence;

/// <summary>
/// Writes the vectors that decided tokens as mixtures of prototypes and multiplies every term, and what is left, with
/// the token's row of the LM head.
/// </summary>
public sealed class EvidenceReader
{
    private readonly PrototypeBank _bank;
    private readonly IDenoiser _denoiser;
    private readonly MixtureFit _mixtures;

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
        var candidates = (options ?? new EvidenceOptions()).Candidates;
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1, nameof(options));
        (_bank, _denoiser) = (bank, denoiser);
        _mixtures = new MixtureFit(bank, pool ?? WorkerPool.CallerOnly, candidates);
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
        var mixtures = _mixtures.Fit([.. composed.SelectMany(vector => vector)]);
        return [.. composed.Zip(tokens, mixtures).Select(item => Explain(item.First, item.Second, item.Third))];
    }

    private TokenEvidence Explain(float[] vector, int token, Mixture mixture)
    {
        var head = new float[_bank.Width];
        _denoiser.HeadRow(token, head);
        var (residual, terms) = ((float[])vector.Clone(), new List<PrototypeTerm>());
        foreach (var (prototype, weight, cosine) in mixture.Terms)
        {
            var mean = _bank.Mean(prototype);
            Elementwise.AddScaled(mean, -weight, residual);
            terms.Add(new PrototypeTerm(prototype, weight, cosine, weight * (double)Elementwise.Dot(head, mean)));
        }

        var length = Elementwise.SumOfSquares(vector);
        return new TokenEvidence(
            token,
            Elementwise.Dot(head, vector),
            [.. terms.OrderByDescending(term => term.Contribution).ThenBy(term => term.Prototype)],
            Elementwise.Dot(head, residual),
            mixture.Resemblance,
            length > 0 ? Math.Sqrt(Elementwise.SumOfSquares(residual) / length) : 0);
    }
}
