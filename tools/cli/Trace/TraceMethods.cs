using System.Globalization;
using Whence.Tracing.Evidence;

namespace Whence.Cli.Trace;

/// <summary>The names of the kinds of evidence and of how each was found.</summary>
internal static class TraceMethods
{
    public const string Prototypes = "prototypes";
    public const string Words = "words";
    public const string Bm25 = "bm25";
    public const string Cosine = "cosine";

    /// <summary>Gets the methods in the order in which they are shown, each with what it finds.</summary>
    public static IReadOnlyList<(string Evidence, string Method, string Title)> All { get; } =
    [
        ("mechanistic", Prototypes, "the places whose vectors make up those that decided the tokens"),
        ("verbatim", Words, "the same words in the same order"),
        ("semantic", Bm25, "chunks that share words, a baseline without a threshold"),
        ("semantic", Cosine, "chunks with the nearest training tokens, a baseline without a threshold"),
    ];

    /// <summary>Returns the name of a kind.</summary>
    public static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Mechanistic => "mechanistic",
        EvidenceKind.Verbatim => "verbatim",
        _ => "semantic",
    };

    /// <summary>Returns what is said where a method found nothing.</summary>
    public static string Nothing(TraceReport report, string method) => method switch
    {
        Prototypes => string.Create(
            CultureInfo.InvariantCulture,
            $"no source above threshold: resemblance {report.Resemblance:0.000}, needed {report.Threshold:0.000}"),
        Words => "no three words of it stand together in the corpus",
        Bm25 => "no chunk shares a word with it",
        _ => "nothing",
    };
}
