using Whence.Tracing.Indexes;

namespace Whence.Cli.Indexes;

/// <summary>The answer of <c>whence index info --json</c>; docs/TRACE_JSON.md describes it.</summary>
internal sealed record IndexReport(
    string Folder,
    long Bytes,
    string Corpus,
    int Documents,
    int HeldOut,
    int Chunks,
    int Sources,
    string Model,
    string ModelDigest,
    string Bank,
    int Prototypes,
    long Tokens,
    double Radius,
    double Threshold)
{
    public static IndexReport Of(TraceIndex index)
    {
        var (bank, corpus) = (index.Bank.Manifest, index.Text.Corpus);
        var files = new DirectoryInfo(index.Folder).EnumerateFiles("*", SearchOption.AllDirectories);
        return new IndexReport(
            index.Folder,
            files.Sum(file => file.Length),
            corpus.Digest,
            corpus.DocumentCount,
            bank.Corpus.HeldOut,
            corpus.ChunkCount,
            Enumerable.Range(0, corpus.DocumentCount).Select(corpus.SourceOf).Distinct().Count(),
            bank.Model.Name,
            bank.Model.Digest,
            bank.Digest,
            bank.Prototypes,
            bank.Members,
            bank.Calibration.Radius,
            bank.Support.Resemblance);
    }
}
