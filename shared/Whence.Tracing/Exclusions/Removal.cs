using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Provenance.Evidence;
using Whence.Provenance.Exclusions;
using Whence.Tensors.Threading;
using Whence.Tracing.Evidence;
using Whence.Tracing.Indexes;

namespace Whence.Tracing.Exclusions;

/// <summary>Takes training text out of an answer: on the frozen trajectory in closed form, and by answering anew.
/// </summary>
public sealed class Removal
{
    private readonly IDenoiser _denoiser;
    private readonly ReducedBank _reduced;
    private readonly MixtureFit _mixtures;

    /// <summary>Initializes a new instance of the <see cref="Removal"/> class.</summary>
    /// <param name="index">The index.</param>
    /// <param name="denoiser">The model whose bank it has.</param>
    /// <param name="pool">The workers that compare vectors.</param>
    /// <param name="exclusion">What is taken out.</param>
    /// <param name="mixtures">How mixtures of prototypes are read.</param>
    public Removal(
        TraceIndex index, IDenoiser denoiser, WorkerPool pool, Exclusion exclusion, EvidenceOptions? mixtures = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(denoiser);
        _denoiser = denoiser;
        _reduced = new ReducedBank(index.Bank, exclusion);
        _mixtures = new MixtureFit(index.Bank, pool, (mixtures ?? new EvidenceOptions()).Candidates);
    }

    /// <summary>Gets how many documents are taken out.</summary>
    public int Documents => _reduced.Documents;

    /// <summary>Returns what becomes of the tokens of an answer when its vectors lose what is taken out.</summary>
    /// <param name="answer">The part of the answer.</param>
    /// <param name="evidence">What the bank says about each of its tokens.</param>
    public IReadOnlyList<TokenRemoval> Frozen(TracedAnswer answer, IReadOnlyList<TokenEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(evidence);
        var head = new float[_denoiser.Config.Width];
        return [.. answer.Composed.Zip(evidence, (composed, token) => Frozen(composed, token, head))];
    }

    /// <summary>Answers a request anew; in every step the vectors lose what is taken out.</summary>
    public DecodeResult Again(
        DecodeRequest request, Action<DecodeProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var without = new ExcludingDenoiser(_denoiser, _reduced, _mixtures);
        return new Decoder(without).Decode(request, progress, cancellation);
    }

    private TokenRemoval Frozen(float[] composed, TokenEvidence evidence, float[] head)
    {
        _denoiser.HeadRow(evidence.Token, head);
        var change = _reduced.LogitChange(evidence, head);
        var (before, after) = (Logits(composed), Logits(_reduced.Remove(composed, evidence)));
        return new TokenRemoval(
            evidence.Token,
            evidence.Logit,
            change,
            Array.IndexOf(before, before.Max()),
            Array.IndexOf(after, after.Max()),
            Math.Abs(evidence.Logit + change - after[evidence.Token]));
    }

    private float[] Logits(float[] composed)
    {
        var logits = new float[_denoiser.Config.VocabularySize];
        _denoiser.Logits(composed, 1, logits);
        return logits;
    }
}
