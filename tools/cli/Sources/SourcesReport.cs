using Whence.Tracing.Indexes;

namespace Whence.Cli.Sources;

/// <summary>The answer of <c>whence sources --json</c>; docs/TRACE_JSON.md describes it.</summary>
internal sealed record SourcesReport(string Corpus, IReadOnlyList<SourceSummary> Sources);
