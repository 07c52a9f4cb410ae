using System.Runtime.InteropServices;
using Whence.Corpora.Storage;
using Whence.Retrieval.Storage;
using Whence.Retrieval.Words;
using Whence.Safetensors;

namespace Whence.Retrieval.Lexical;

/// <summary>Counts the words of every chunk, and orders the counts by word.</summary>
internal sealed class LexicalIndexBuilder(CorpusStore corpus)
{
    private readonly WordTableBuilder _words = new();
    private readonly Dictionary<int, int> _inChunk = [];
    private readonly List<int> _chunkWords = [];

    // One posting per word of a chunk, chunk by chunk.
    private readonly List<int> _postingWord = [];
    private readonly List<int> _postingCount = [];
    private readonly List<int> _chunkPostings = [];

    public void Write(string path, IProgress<double>? progress, CancellationToken cancellation)
    {
        for (var document = 0; document < corpus.DocumentCount; document++)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = corpus.Text(document);
            foreach (var chunk in corpus.Chunks(document))
            {
                AddChunk(text.AsSpan(chunk.StartChar..chunk.EndChar));
            }

            progress?.Report((document + 1.0) / corpus.DocumentCount);
        }

        var (words, final) = _words.Finish();
        var (starts, chunks, counts) = ByWord(final);
        IndexFile.Write(path, IndexKind.Lexical, corpus,
        [
            .. words,
            TensorData.Integers(LexicalNames.PostingStart, [starts.Length], starts),
            IndexFile.Integers(LexicalNames.PostingChunk, chunks),
            IndexFile.Integers(LexicalNames.PostingCount, counts),
            IndexFile.Integers(LexicalNames.ChunkWords, [.. _chunkWords]),
        ]);
    }

    private void AddChunk(ReadOnlySpan<char> text)
    {
        _inChunk.Clear();
        var total = 0;
        var words = new FoldedWords(text);
        while (words.Next())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_inChunk, _words.Add(words.Word), out _)++;
            total++;
        }

        foreach (var (word, count) in _inChunk)
        {
            _postingWord.Add(word);
            _postingCount.Add(count);
        }

        _chunkPostings.Add(_inChunk.Count);
        _chunkWords.Add(total);
    }

    // A counting sort: stable, so the chunks of a word ascend.
    private (long[] Starts, int[] Chunks, int[] Counts) ByWord(int[] final)
    {
        var starts = new long[_words.Count + 1];
        foreach (var word in _postingWord)
        {
            starts[final[word] + 1]++;
        }

        for (var word = 1; word < starts.Length; word++)
        {
            starts[word] += starts[word - 1];
        }

        var next = starts.ToArray();
        var (chunks, counts) = (new int[_postingWord.Count], new int[_postingWord.Count]);
        var posting = 0;
        for (var chunk = 0; chunk < _chunkPostings.Count; chunk++)
        {
            for (var i = 0; i < _chunkPostings[chunk]; i++, posting++)
            {
                var place = next[final[_postingWord[posting]]]++;
                (chunks[place], counts[place]) = (chunk, _postingCount[posting]);
            }
        }

        return (starts, chunks, counts);
    }
}
