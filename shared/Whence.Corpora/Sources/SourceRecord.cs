namespace Whence.Corpora.Sources;

/// <summary>What is known of a source of training text.</summary>
/// <param name="Id">Its id, as documents name it.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Licence">Its licence, an SPDX identifier where there is one; null where it is unknown.</param>
/// <param name="UrlTemplate">The address of a document, with <c>{document}</c> where its id goes.</param>
/// <param name="Trust">How much its word counts, from 0 to 1.</param>
/// <param name="Contact">Whom to write to about it.</param>
/// <param name="OptOut">The day from which it must not be used any more.</param>
public sealed record SourceRecord(
    string Id,
    string Name,
    string? Licence = null,
    string? UrlTemplate = null,
    double Trust = 1,
    string? Contact = null,
    DateOnly? OptOut = null)
{
    /// <summary>The part of a template that stands for the id of the document.</summary>
    public const string DocumentPlace = "{document}";

    /// <summary>Returns the address of a document: its own, or else the one that the template gives.</summary>
    public string? UrlOf(CorpusDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Url
            ?? UrlTemplate?.Replace(DocumentPlace, Uri.EscapeDataString(document.Id), StringComparison.Ordinal);
    }

    /// <summary>Returns whether the source has opted out by a day.</summary>
    public bool HasOptedOut(DateOnly today) => OptOut <= today;
}
