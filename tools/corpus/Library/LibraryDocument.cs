namespace Whence.Corpus.Library;

/// <summary>A document as it stands in the library.</summary>
internal sealed record LibraryDocument(string Id, SourceInfo Source, DocumentDraft Draft, string Split)
{
    public const string Train = "train";
    public const string HeldOut = "heldout";

    public string Url => Source.UrlPrefix + Id;

    public string Text { get; } = TextJoiner.Join(Draft.Chunks.Select(chunk => chunk.Text));
}
