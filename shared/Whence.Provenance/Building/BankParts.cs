using Whence.Corpora;
using Whence.Provenance.Banks;

namespace Whence.Provenance.Building;

/// <summary>The files that grow while a bank is built, in the order of the corpus.</summary>
internal sealed class BankParts : IDisposable
{
    private readonly FileStream _documents;

    private BankParts(string folder, int width, BankCheckpoint from)
    {
        Folder = folder;
        Members = RecordFile<BankMember>.Continue(Path.Combine(folder, BankFiles.MembersPart), from.Members);
        Vectors = RecordFile<ushort>.Continue(Path.Combine(folder, BankFiles.VectorsPart), from.Members, width);
        Exemplars = RecordFile<long>.Continue(Path.Combine(folder, BankFiles.ExemplarsPart), from.Prototypes);
        _documents = new FileStream(Path.Combine(folder, BankFiles.Documents), FileMode.OpenOrCreate);
        _documents.SetLength(from.DocumentBytes);
        _documents.Seek(0, SeekOrigin.End);
    }

    public string Folder { get; }

    /// <summary>Gets every training token.</summary>
    public RecordFile<BankMember> Members { get; }

    /// <summary>Gets its vector, bfloat16.</summary>
    public RecordFile<ushort> Vectors { get; }

    /// <summary>Gets the member that opened each prototype.</summary>
    public RecordFile<long> Exemplars { get; }

    public static BankParts Open(string folder, int width, BankCheckpoint from) => new(folder, width, from);

    public void Add(CorpusDocument document) => _documents.Write(BankJson.Line(new BankDocument(
        document.Id,
        document.Source,
        [.. document.Chunks.SelectMany(chunk => new[] { chunk.StartChar, chunk.EndChar })],
        document.Title,
        document.Url,
        document.Licence,
        document.Date)));

    /// <summary>Makes sure that all of it is on the disk, and says so.</summary>
    public void Save(BankCheckpoint at, int documents)
    {
        _documents.Flush(flushToDisk: true);
        Members.Flush();
        Vectors.Flush();
        Exemplars.Flush();
        var checkpoint = at with
        {
            Documents = documents,
            DocumentBytes = _documents.Length,
            Members = Members.Count,
            Prototypes = (int)Exemplars.Count,
        };
        checkpoint.Save(Folder);
    }

    public void Dispose()
    {
        Members.Dispose();
        Vectors.Dispose();
        Exemplars.Dispose();
        _documents.Dispose();
    }
}
