using Whence.Corpus.Statistics;

namespace Whence.Corpus.Commands;

/// <summary>What <c>write --json</c> prints.</summary>
internal sealed record WriteSummary(string Output, CorpusStatistics Statistics);
