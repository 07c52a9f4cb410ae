namespace Whence.Tracing.Indexes;

/// <summary>A source and what an index holds of it.</summary>
/// <param name="Source">Its id.</param>
/// <param name="Name">Its name; its id where the index has no record of it.</param>
/// <param name="Licences">The licences of its documents, the most frequent first.</param>
/// <param name="Documents">How many documents it has, held-out ones included.</param>
/// <param name="HeldOut">How many of them were held out of training, and so are never evidence.</param>
/// <param name="Chunks">How many chunks they have.</param>
/// <param name="Characters">How many UTF-16 code units.</param>
/// <param name="First">The date of its oldest document, if any has one.</param>
/// <param name="Last">The date of its newest document.</param>
public sealed record SourceSummary(
    string Source,
    string Name,
    IReadOnlyList<string> Licences,
    int Documents,
    int HeldOut,
    int Chunks,
    long Characters,
    DateOnly? First,
    DateOnly? Last);
