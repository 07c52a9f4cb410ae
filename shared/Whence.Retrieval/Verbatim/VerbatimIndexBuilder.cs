using System.Text;
using Whence.Corpora.Storage;
using Whence.Retrieval.Storage;
using Whence.Retrieval.Words;

namespace Whence.Retrieval.Verbatim;

/// <summary>Turns a corpus into numbered words and marks, and sorts their suffixes.</summary>
internal sealed class VerbatimIndexBuilder(CorpusStore corpus)
{
    private const int AnchorTokens = 64;

    private readonly WordTableBuilder _words = new();
    private readonly List<int> _tokens = [];
    private readonly List<int> _documentToken = [];
    private readonly List<int> _anchorToken = [];
    private readonly List<int> _anchorChar = [];
    private readonly List<int> _anchorByte = [];

    public void Write(string path, IProgress<double>? progress, CancellationToken cancellation)
    {
        for (var document = 0; document < corpus.DocumentCount; document++)
        {
            cancellation.ThrowIfCancellationRequested();
            AddDocument(corpus.Text(document));
            progress?.Report((document + 1.0) / corpus.DocumentCount);
        }

        _documentToken.Add(_tokens.Count);
        var (words, final) = _words.Finish();
        var tokens = _tokens.ToArray();
        _tokens.Clear();
        _tokens.TrimExcess();
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = final[tokens[i]];
        }

        IndexFile.Write(path, IndexKind.Verbatim, corpus,
        [
            .. words,
            IndexFile.Integers(VerbatimNames.Tokens, tokens),
            IndexFile.Integers(VerbatimNames.Suffixes, SuffixArray.Sort(tokens, _words.Count - 1)),
            IndexFile.Integers(VerbatimNames.DocumentToken, [.. _documentToken]),
            IndexFile.Integers(VerbatimNames.AnchorToken, [.. _anchorToken]),
            IndexFile.Integers(VerbatimNames.AnchorChar, [.. _anchorChar]),
            IndexFile.Integers(VerbatimNames.AnchorByte, [.. _anchorByte]),
        ]);
    }

    private void AddDocument(string text)
    {
        _documentToken.Add(_tokens.Count);
        AddAnchor(0, 0);
        var bytes = 0;
        var scanner = new WordScanner(text);
        while (scanner.Next())
        {
            if (IsAnchor(text, scanner))
            {
                bytes += Encoding.UTF8.GetByteCount(text.AsSpan(_anchorChar[^1]..scanner.Start));
                AddAnchor(scanner.Start, bytes);
            }

            _tokens.Add(scanner.Kind == TokenKind.SentenceEnd ? 0 : _words.Add(scanner.Text));
        }
    }

    // Where a scanner that begins there cuts like one that began at the front.
    private bool IsAnchor(string text, WordScanner scanner) =>
        _tokens.Count - _anchorToken[^1] >= AnchorTokens && scanner.Kind == TokenKind.Word
        && scanner.Start > 0 && char.IsWhiteSpace(text[scanner.Start - 1]);

    private void AddAnchor(int character, int utf8)
    {
        _anchorToken.Add(_tokens.Count);
        _anchorChar.Add(character);
        _anchorByte.Add(utf8);
    }
}
