namespace Whence.Corpora.AttributionFiles;

/// <summary>What the maintainers of a repository ask of those who reuse it, as its <c>ATTRIBUTION.md</c> says (protocol
/// v0.1). It is shown to people and never acted on.</summary>
/// <param name="ProtocolVersion">The version of the protocol, such as <c>0.1</c>.</param>
/// <param name="Repository">The repository, <c>owner/name</c>.</param>
/// <param name="Licence">The SPDX identifier of its licence, if the file has one.</param>
/// <param name="Suggestions">What they ask for; empty where nothing is left that this version supports.</param>
public sealed record AttributionFile(
    string ProtocolVersion, string Repository, string? Licence, IReadOnlyList<AttributionSuggestion> Suggestions);
