using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Steering.Composing;

namespace Whence.Steering.Runs;

/// <summary>
/// Answers a steered request together with its evidence: the unsteered twin of the same seed, and a control whose
/// concepts are random and as strong.
/// </summary>
public sealed class SteeredRun
{
    private readonly ModelPackage _package;
    private readonly IDenoiser _denoiser;

    /// <summary>Initializes a new instance of the <see cref="SteeredRun"/> class.</summary>
    /// <param name="package">The model.</param>
    /// <param name="denoiser">Its weights; one thread at a time may use them.</param>
    public SteeredRun(ModelPackage package, IDenoiser denoiser)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(denoiser);
        (_package, _denoiser) = (package, denoiser);
    }

    /// <summary>Answers the three requests in one batch and compares them.</summary>
    /// <param name="steered">A request with steering, edits or rules.</param>
    /// <param name="controlSeed">The seed of the control's concepts.</param>
    /// <param name="cancellation">Checked between steps.</param>
    /// <exception cref="GenerationException">The request cannot be decoded, or steers nothing.</exception>
    public SteeredComparison Run(
        DecodeRequest steered, ulong controlSeed = 0, CancellationToken cancellation = default)
    {
        var requests = Plan(steered, controlSeed);
        var results = new Decoder(_denoiser, new DecodeOptions { ReadConcepts = false })
            .Decode(requests.All, cancellation: cancellation);
        return Compare(requests, results, cancellation);
    }

    /// <summary>Returns the three requests.</summary>
    /// <exception cref="GenerationException">The request steers nothing.</exception>
    /// <exception cref="ModelException">The model has too few concepts for a control.</exception>
    public SteeredRequests Plan(DecodeRequest steered, ulong controlSeed = 0)
    {
        ArgumentNullException.ThrowIfNull(steered);
        var concepts = SteeredConcepts.Of(steered.Options);
        if (concepts.Count == 0)
        {
            throw new GenerationException(
                "the request steers nothing, so there is nothing to compare; amplify, suppress or scale a concept.",
                "steering");
        }

        var drawn = new RandomConcepts(_package, _denoiser, controlSeed).Draw(concepts);
        var unsteered = steered.Options with { Steering = null, Edits = null, Rules = [] };
        var control = SteeredConcepts.Replace(steered.Options, (kind, concept) => drawn[(kind, concept)]);
        return new SteeredRequests(
            steered,
            steered with { Options = unsteered },
            steered with { Options = control },
            concepts,
            [.. concepts.Select(push => push with { Concept = drawn[(push.Kind, push.Concept)] })]);
    }

    /// <summary>Compares the answers to the three requests; the model runs to read their texts.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="results">Their results, in the order of <see cref="SteeredRequests.All"/>.</param>
    /// <param name="cancellation">Checked between texts.</param>
    public SteeredComparison Compare(
        SteeredRequests requests, IReadOnlyList<DecodeResult> results, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(results);
        var masses = requests.Concepts.Select(push => new ConceptMass(_denoiser, push.Kind, push.Concept)).ToList();
        var activations = new ConceptActivations(_denoiser).Read([.. results.Select(Chunked)], cancellation);
        SteeredAnswer[] answers =
        [
            .. results.Select((result, i) => Answer(
                requests.All[i],
                result,
                results[1].Answer,
                [.. requests.Concepts.Select((push, c) => Effect(push, activations[i][0], masses[c].Of(
                    result.Trace, requests.All[i].Options)))],
                cancellation)),
        ];
        return new SteeredComparison(
            answers[0],
            answers[1],
            answers[2],
            [.. requests.ControlConcepts.Select(push => _package.Catalogue.Name(push.Kind, push.Concept))]);
    }

    // The answer in the context of its prompt.
    private static ChunkedTokens Chunked(DecodeResult result)
    {
        var prompt = result.Trace.Prompt.Count;
        return new ChunkedTokens(
            [.. result.Trace.Prompt, .. result.Answer], [(prompt, prompt + result.Answer.Count)]);
    }

    private ConceptEffect Effect(ConceptPush push, ChunkActivation activation, double mass)
    {
        var ofKind = push.Kind == Engine.Concepts.ConceptKind.Known ? activation.Known : activation.Discovered;
        return new ConceptEffect(
            push.Kind,
            push.Concept,
            _package.Catalogue.Name(push.Kind, push.Concept),
            mass,
            ofKind.Presence(push.Concept),
            ofKind.Mean[push.Concept]);
    }

    private SteeredAnswer Answer(
        DecodeRequest request,
        DecodeResult result,
        IReadOnlyList<int> unsteered,
        IReadOnlyList<ConceptEffect> effects,
        CancellationToken cancellation) => new(
        _package.Tokenizer.Decode([.. result.Answer]),
        result.Answer,
        effects,
        request.Masked.Count > 0
            ? null
            : TextLikelihood.Mean(_denoiser, request.Prompt, result.Answer, cancellation),
        TokenChanges.RepeatedShare(result.Answer),
        TokenChanges.Count(unsteered, result.Answer),
        result.StopReason,
        result.AbortedBy,
        result.Trace.Firings);
}
