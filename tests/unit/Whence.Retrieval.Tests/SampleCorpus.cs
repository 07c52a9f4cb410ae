using Whence.Corpora;
using Whence.Corpora.Storage;
using Whence.Retrieval.Lexical;
using Whence.Retrieval.Verbatim;
using Whence.Testing;

namespace Whence.Retrieval.Tests;

/// <summary>A small corpus in a temporary folder, with its indexes.</summary>
internal sealed class SampleCorpus : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private VerbatimIndex? _verbatim;
    private LexicalIndex? _lexical;

    public SampleCorpus(params string[] texts)
        : this(texts.Select((text, i) => new CorpusDocument($"d{i}", $"s{i % 3}", text, [new(0, text.Length)])))
    {
    }

    public SampleCorpus(IEnumerable<CorpusDocument> documents)
    {
        Documents = [.. documents];
        CorpusStore.Write(File("corpus"), Documents);
        Store = CorpusStore.Open(File("corpus"));
    }

    public IReadOnlyList<CorpusDocument> Documents { get; }

    public CorpusStore Store { get; }

    public VerbatimIndex Verbatim => _verbatim ??= VerbatimIndex.Open(VerbatimFile(), Store);

    public LexicalIndex Lexical => _lexical ??= LexicalIndex.Open(LexicalFile(), Store);

    public string File(string name) => _folder.File(name + ".safetensors");

    public string VerbatimFile()
    {
        VerbatimIndex.Build(Store, File("verbatim"));
        return File("verbatim");
    }

    public string LexicalFile()
    {
        LexicalIndex.Build(Store, File("lexical"));
        return File("lexical");
    }

    public void Dispose()
    {
        _verbatim?.Dispose();
        _lexical?.Dispose();
        Store.Dispose();
        _folder.Dispose();
    }
}
