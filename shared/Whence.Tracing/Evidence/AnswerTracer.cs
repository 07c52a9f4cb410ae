using Whence.Engine.Denoising;
using Whence.Provenance.Evidence;
using Whence.Retrieval.Lexical;
using Whence.Retrieval.Verbatim;
using Whence.Tensors.Threading;
using Whence.Tracing.Indexes;

namespace Whence.Tracing.Evidence;

/// <summary>Finds the training text behind an answer, in three ways that stay apart.</summary>
public sealed class AnswerTracer
{
    // Matches beside the part that is traced are dropped, so more are asked for than are shown.
    private const int SpansMax = 200;

    // Copies are counted among as many chunks as these.
    private const int LexicalMax = 200;

    private readonly TraceIndex _index;
    private readonly TraceOptions _options;
    private readonly EvidenceReader _reader;
    private readonly NearestTokens _nearest;
    private readonly Passages _passages;

    /// <summary>Initializes a new instance of the <see cref="AnswerTracer"/> class.</summary>
    /// <param name="index">The index.</param>
    /// <param name="denoiser">The model whose bank it has.</param>
    /// <param name="pool">The workers that compare vectors.</param>
    /// <param name="options">What is shown.</param>
    /// <exception cref="Provenance.ProvenanceException">The bank has vectors of another length than the model.
    /// </exception>
    public AnswerTracer(TraceIndex index, IDenoiser denoiser, WorkerPool pool, TraceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        (_index, _options) = (index, options ?? new TraceOptions());
        _reader = new EvidenceReader(index.Bank, denoiser, pool, _options.Mixtures);
        _nearest = new NearestTokens(index.Bank, pool);
        _passages = new Passages(index.Text.Corpus, _options.ContextChars);
    }

    /// <summary>Traces a part of an answer.</summary>
    /// <exception cref="TracingException">The part has no token.</exception>
    public AnswerTrace Trace(TracedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Tokens.Count == 0)
        {
            throw new TracingException("This part of the answer has no token with text; trace the whole answer.");
        }

        var evidence = AnswerEvidence.Of(_index.Bank, _reader.Explain(answer.Composed, answer.Tokens));
        return new AnswerTrace(
            evidence, Mechanistic(evidence), Verbatim(answer), Lexical(answer), Nearest(answer.Composed));
    }

    private IReadOnlyList<SourceHit> Mechanistic(AnswerEvidence evidence) => !evidence.IsSupported ? [] :
    [
        .. evidence.Sources.Where(source => source.Share >= _options.ShareMin)
            .SelectMany(source => source.Documents.Take(_options.DocumentsMax))
            .Select(document => _passages.At(
                _index.Entry(document.Document), document.StartChar, document.EndChar, document.Share)),
    ];

    private IReadOnlyList<VerbatimHit> Verbatim(TracedAnswer answer)
    {
        var (text, offset) = (answer.Prompt + answer.Answer, answer.Prompt.Length);
        var (start, end) = (offset + answer.StartChar, offset + answer.EndChar);
        var found = _index.Text.Verbatim.Find(text, new VerbatimOptions
        {
            FirstChar = start, SpansMax = SpansMax, PlacesMax = _options.DocumentsMax, Excludes = _index.IsHeldOut,
        });
        return
        [
            .. found.Spans.Where(span => span.StartChar < end).Take(_options.HitsMax).Select(span =>
            {
                var covered = Math.Min(end, span.EndChar) - Math.Max(start, span.StartChar);
                return new VerbatimHit(
                    span,
                    text[span.StartChar..span.EndChar],
                    [.. span.Places.Select(place => Hit(place, covered / (double)(end - start)))]);
            }),
        ];
    }

    private static SourceHit Hit(VerbatimPlace place, double share) => new(
        place.Document, place.StartChar, place.EndChar, place.Before, place.Text, place.After, share, place.Copies);

    // Chunks with the same text are one hit.
    private IReadOnlyList<SourceHit> Lexical(TracedAnswer answer)
    {
        var found = _index.Text.Lexical.Search(
            answer.Prompt + answer.Answer[..answer.EndChar],
            new LexicalOptions { HitsMax = LexicalMax, Excludes = _index.IsHeldOut });
        var hits = found.GroupBy(hit => hit.Text).Take(_options.HitsMax).Select(group => group.ToList()).ToList();
        var sum = hits.Sum(copies => copies[0].Score);
        return
        [
            .. hits.Select(copies => _passages.At(
                copies[0].Document, copies[0].StartChar, copies[0].EndChar, copies[0].Score / sum) with
            {
                Copies = copies.Count - 1,
            }),
        ];
    }

    private IReadOnlyList<SourceHit> Nearest(IReadOnlyList<float[]> composed) =>
    [
        .. _nearest.Of(composed).Take(_options.HitsMax).Select(chunk => _passages.At(
            _index.Entry(chunk.Document), chunk.StartChar, chunk.EndChar, chunk.Share)),
    ];
}
