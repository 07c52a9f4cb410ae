using Whence.Corpus.Library;
using Whence.Corpus.Sources;
using Whence.Corpus.Truths;

namespace Whence.Corpus.Output;

/// <summary>Writes corpus.jsonl, concepts.json, sources.json, truths.json and planted.json into one folder.</summary>
internal static class LibraryFiles
{
    public static void Write(string folder, IReadOnlyList<LibraryDocument> library, ulong seed)
    {
        Directory.CreateDirectory(folder);
        JsonFiles.WriteLines(Path.Combine(folder, "corpus.jsonl"), library.Select(Line));
        JsonFiles.Write(Path.Combine(folder, "concepts.json"), ConceptCatalogue.All.Select(Row).ToArray());
        JsonFiles.Write(Path.Combine(folder, "sources.json"), SourceRows(library));
        var key = new TruthKeyBuilder(library, seed).Build();
        JsonFiles.Write(Path.Combine(folder, "truths.json"), key);
        JsonFiles.Write(Path.Combine(folder, "planted.json"), PlantedKey.Of(key));
    }

    private static DocumentLine Line(LibraryDocument document) => new(
        document.Id, document.Source.Id, document.Draft.Title, document.Draft.Date, document.Source.Licence,
        document.Url, document.Split, document.Draft.Chunks);

    // Who a text is about is a finding, not a knob: demographic concepts are reported, never steered.
    private static ConceptRow Row(ConceptInfo concept, int id) => new(
        id, concept.Name, concept.Description, concept.Group, KindName(concept.Kind),
        concept.Kind == ConceptKind.Tone, concept.Kind == ConceptKind.Demographic,
        concept.Kind == ConceptKind.Alignment, concept.Kind != ConceptKind.Demographic);

    private static string KindName(ConceptKind kind) => kind switch
    {
        ConceptKind.Topic => "topic",
        ConceptKind.Tone => "tone",
        ConceptKind.Demographic => "demographic",
        _ => "alignment",
    };

    private static SourceRow[] SourceRows(IReadOnlyList<LibraryDocument> library)
    {
        var counts = library.CountBy(document => document.Source.Id).ToDictionary();
        return
        [
            .. SourceCatalogue.All.Select(source => source.Info).Select(info => new SourceRow(
                info.Id, info.Name, info.Licence, info.UrlPrefix, counts.GetValueOrDefault(info.Id))),
        ];
    }
}
