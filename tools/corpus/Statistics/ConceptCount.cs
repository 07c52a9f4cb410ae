namespace Whence.Corpus.Statistics;

/// <summary>How many chunks a concept labels.</summary>
internal sealed record ConceptCount(string Name, int Chunks);
