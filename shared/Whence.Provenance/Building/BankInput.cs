using Whence.Corpora.Reading;

namespace Whence.Provenance.Building;

/// <summary>What a bank is built from.</summary>
/// <param name="ModelName">What the model is called.</param>
/// <param name="ModelDigest">The SHA-256 of its weights.</param>
/// <param name="CorpusFile">The corpus, JSON Lines, plain or gzip.</param>
/// <param name="Reading">How it is read.</param>
public sealed record BankInput(
    string ModelName, string ModelDigest, string CorpusFile, CorpusReaderOptions? Reading = null);
