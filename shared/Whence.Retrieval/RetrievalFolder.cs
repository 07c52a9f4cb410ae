using Whence.Corpora.Storage;
using Whence.Retrieval.Lexical;
using Whence.Retrieval.Verbatim;

namespace Whence.Retrieval;

/// <summary>The documents of a corpus and the two indexes of their words, in one folder.</summary>
public sealed class RetrievalFolder : IDisposable
{
    private RetrievalFolder(CorpusStore corpus, VerbatimIndex verbatim, LexicalIndex lexical) =>
        (Corpus, Verbatim, Lexical) = (corpus, verbatim, lexical);

    /// <summary>Gets the documents.</summary>
    public CorpusStore Corpus { get; }

    /// <summary>Gets the index that finds the same words in the same order.</summary>
    public VerbatimIndex Verbatim { get; }

    /// <summary>Gets the index that finds chunks with the same words.</summary>
    public LexicalIndex Lexical { get; }

    /// <summary>Opens a folder that holds all three.</summary>
    /// <exception cref="Whence.Corpora.CorpusException">The documents cannot be read.</exception>
    /// <exception cref="RetrievalException">An index cannot be read, or is of another corpus.</exception>
    public static RetrievalFolder Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var corpus = CorpusStore.Open(StoreFile(folder));
        VerbatimIndex? verbatim = null;
        try
        {
            verbatim = VerbatimIndex.Open(VerbatimFile(folder), corpus);
            return new RetrievalFolder(corpus, verbatim, LexicalIndex.Open(LexicalFile(folder), corpus));
        }
        catch
        {
            verbatim?.Dispose();
            corpus.Dispose();
            throw;
        }
    }

    /// <summary>Returns the file of the documents.</summary>
    public static string StoreFile(string folder) => Path.Combine(folder, "corpus.safetensors");

    /// <summary>Returns the file of the index of matches.</summary>
    public static string VerbatimFile(string folder) => Path.Combine(folder, "verbatim.safetensors");

    /// <summary>Returns the file of the index of words.</summary>
    public static string LexicalFile(string folder) => Path.Combine(folder, "lexical.safetensors");

    /// <summary>Compares all bytes of the three files with what was written.</summary>
    /// <exception cref="Whence.Corpora.CorpusException">The documents differ.</exception>
    /// <exception cref="RetrievalException">An index differs.</exception>
    public void Verify()
    {
        Corpus.Verify();
        Verbatim.Verify();
        Lexical.Verify();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Lexical.Dispose();
        Verbatim.Dispose();
        Corpus.Dispose();
    }
}
