namespace Whence.Cli.Indexes;

/// <summary>The answer of <c>whence index verify --json</c>; what does not hold is an error instead.</summary>
internal sealed record VerifiedReport(string Folder, string Corpus, string Bank, bool Verified);
