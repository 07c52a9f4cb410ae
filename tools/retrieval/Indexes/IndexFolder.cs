using Whence.Corpora.Storage;
using Whence.Retrieval.Lexical;
using Whence.Retrieval.Verbatim;

namespace Whence.Retrieval.Measure.Indexes;

/// <summary>A store and its two indexes in one folder.</summary>
internal sealed class IndexFolder : IDisposable
{
    private IndexFolder(string folder)
    {
        Corpus = CorpusStore.Open(StoreFile(folder));
        Verbatim = VerbatimIndex.Open(VerbatimFile(folder), Corpus);
        Lexical = LexicalIndex.Open(LexicalFile(folder), Corpus);
    }

    public CorpusStore Corpus { get; }

    public VerbatimIndex Verbatim { get; }

    public LexicalIndex Lexical { get; }

    public static IndexFolder Open(string folder) => new(folder);

    public static string StoreFile(string folder) => Path.Combine(folder, "corpus.safetensors");

    public static string VerbatimFile(string folder) => Path.Combine(folder, "verbatim.safetensors");

    public static string LexicalFile(string folder) => Path.Combine(folder, "lexical.safetensors");

    public void Dispose()
    {
        Lexical.Dispose();
        Verbatim.Dispose();
        Corpus.Dispose();
    }
}
