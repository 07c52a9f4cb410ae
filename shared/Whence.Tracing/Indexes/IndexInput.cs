using Whence.Corpora.Reading;

namespace Whence.Tracing.Indexes;

/// <summary>What an index is built from.</summary>
/// <param name="CorpusFile">The corpus, JSON Lines, plain or gzip.</param>
/// <param name="Reading">How it is read.</param>
/// <param name="SourcesFile">The list of its sources, or null where there is none.</param>
public sealed record IndexInput(string CorpusFile, CorpusReaderOptions? Reading = null, string? SourcesFile = null);
