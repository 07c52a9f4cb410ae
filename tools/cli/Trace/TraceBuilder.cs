using Whence.Cli.Explain;
using Whence.Corpora.Storage;
using Whence.Explanations.Inputs;
using Whence.Provenance.Evidence;
using Whence.Tracing.Evidence;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Trace;

/// <summary>Builds the report of a trace.</summary>
internal sealed class TraceBuilder(TraceIndex index, RecordedAnswer answer, AnswerTarget target)
{
    private const int PrototypesMax = 5;
    private const double ShareMin = 0.01;

    public TraceReport Build(AnswerTrace trace)
    {
        var (evidence, (start, end)) = (trace.Evidence, answer.Characters(target));
        return new TraceReport(
            answer.Targets.Answer,
            answer.Units.Text,
            new TargetReport(target.Name, target.Text, start, end),
            evidence.IsSupported,
            evidence.Resemblance,
            evidence.Threshold,
            evidence.Coverage,
            evidence.ResidualShare,
            evidence.Tokens.Max(token => token.AdditivityError),
            Hits(trace),
            [
                .. evidence.Sources.Where(source => evidence.IsSupported && source.Share >= ShareMin)
                    .Select(source => new ShareReport(
                        source.Source, Name(source.Source), source.Share, source.Documents.Count)),
            ],
            [.. evidence.Prototypes.Take(PrototypesMax).Select(Prototype)],
            [.. evidence.Opposing.Take(PrototypesMax).Select(Prototype)],
            Without: null,
            Note(),
            index.Text.Corpus.Digest,
            index.Bank.Manifest.Digest,
            answer.Request.Options.Seed,
            Seconds: 0,
            answer.Describe());
    }

    private IReadOnlyList<HitReport> Hits(AnswerTrace trace) =>
    [
        .. trace.Mechanistic.Select(hit => Hit(EvidenceKind.Mechanistic, TraceMethods.Prototypes, hit)),
        .. trace.Verbatim.SelectMany(found => found.Places.Select(place =>
            Hit(EvidenceKind.Verbatim, TraceMethods.Words, place, Match(found)))),
        .. trace.Lexical.Select(hit => Hit(EvidenceKind.Semantic, TraceMethods.Bm25, hit)),
        .. trace.Nearest.Select(hit => Hit(EvidenceKind.Semantic, TraceMethods.Cosine, hit)),
    ];

    private HitReport Hit(EvidenceKind kind, string method, SourceHit hit, MatchReport? match = null) => new(
        TraceMethods.Of(kind),
        method,
        hit.Document.Source,
        hit.Document.Id,
        hit.Document.Title,
        hit.StartChar,
        hit.EndChar,
        hit.Before,
        hit.Text,
        hit.After,
        index.LicenceOf(hit.Document),
        hit.Document.Date,
        index.UrlOf(hit.Document),
        hit.Share,
        hit.Copies,
        match);

    private static MatchReport Match(VerbatimHit found) => new(
        found.Text,
        found.Span.StartChar,
        found.Span.EndChar,
        found.Span.Words,
        found.Span.Documents,
        found.Span.IsCountExact);

    private PrototypeReport Prototype(SummedPrototype prototype)
    {
        var exemplar = index.Bank.Exemplar(prototype.Prototype);
        var place = index.At(exemplar.Document, exemplar.StartChar, exemplar.EndChar);
        return new PrototypeReport(
            prototype.Prototype,
            prototype.Contribution,
            prototype.Tokens,
            prototype.Members,
            place.Document.Id,
            place.StartChar,
            place.EndChar,
            place.Before,
            place.Text,
            place.After,
            [
                .. index.Bank.Sources(prototype.Prototype)
                    .Select(source => new MembersReport(source.Key, source.Value)),
            ]);
    }

    private string Name(string source) => index.Registry.FindOrUnknown(source).Name;

    private string? Note() => answer.Request.Options.GuidanceScale > 0
        ? "With guidance, the mechanistic evidence is that of the branch with the prompt."
        : null;
}
