using System.Collections.ObjectModel;
using System.Text;
using Whence.Text.Files;
using Whence.Text.Splitting;

namespace Whence.Text;

/// <summary>Turns text into token ids and back: cl100k's split pattern, byte-pair merges, special tokens.</summary>
/// <remarks>
/// The text of a special token inside a prompt is ordinary text and never becomes its id. An id below
/// <see cref="VocabularySize"/> that no token has (cl100k leaves some) counts as special and decodes to nothing.
/// Safe for concurrent use.
/// </remarks>
public sealed class Tokenizer
{
    private readonly BytePairEncoding _encoding;
    private readonly Dictionary<int, string> _specialNames;

    internal Tokenizer(BytePairEncoding encoding, IReadOnlyDictionary<string, int> specialTokens)
    {
        _encoding = encoding;
        _specialNames = specialTokens.ToDictionary(pair => pair.Value, pair => pair.Key);
        SpecialTokens = new ReadOnlyDictionary<string, int>(specialTokens.ToDictionary(StringComparer.Ordinal));
        VocabularySize = Math.Max(encoding.Count, specialTokens.Values.Max() + 1);
        Pad = specialTokens[SpecialTokenNames.Pad];
        Bos = specialTokens[SpecialTokenNames.Bos];
        Eos = specialTokens[SpecialTokenNames.Eos];
        EndOfChunk = specialTokens[SpecialTokenNames.EndOfChunk];
        Mask = specialTokens[SpecialTokenNames.Mask];
        StartHeader = Find(SpecialTokenNames.StartHeader);
        EndHeader = Find(SpecialTokenNames.EndHeader);
        EndOfTurn = Find(SpecialTokenNames.EndOfTurn);
    }

    /// <summary>Gets the number of ids, special tokens and unassigned ids included.</summary>
    public int VocabularySize { get; }

    /// <summary>Gets the ids of the special tokens by name.</summary>
    public IReadOnlyDictionary<string, int> SpecialTokens { get; }

    /// <summary>Gets the id that fills a row up to its length.</summary>
    public int Pad { get; }

    /// <summary>Gets the id that opens a document.</summary>
    public int Bos { get; }

    /// <summary>Gets the id that closes a document.</summary>
    public int Eos { get; }

    /// <summary>Gets the id that closes a chunk.</summary>
    public int EndOfChunk { get; }

    /// <summary>Gets the id of a token that is not yet denoised.</summary>
    public int Mask { get; }

    /// <summary>Gets the id that opens the role of a message; null when there are no chat tokens.</summary>
    public int? StartHeader { get; }

    /// <summary>Gets the id that closes the role of a message; null when there are no chat tokens.</summary>
    public int? EndHeader { get; }

    /// <summary>Gets the id that closes a chat message; null when there are no chat tokens.</summary>
    public int? EndOfTurn { get; }

    /// <summary>Opens a folder that holds <c>vocabulary.tiktoken</c> and <c>tokenizer.json</c>.</summary>
    /// <exception cref="VocabularyException">A file is missing or malformed.</exception>
    public static Tokenizer Open(string folder) => VocabularyFolder.Open(folder);

    /// <summary>Writes <c>vocabulary.tiktoken</c> and <c>tokenizer.json</c>, creating the folder if needed.</summary>
    public void Save(string folder) => VocabularyFolder.Save(folder, _encoding, SpecialTokens);

    /// <summary>Returns the token ids of the text; a lone surrogate is read as U+FFFD.</summary>
    public int[] Encode(string text)
    {
        var ids = new List<int>();
        var pieces = new PieceEncoder(_encoding);
        for (var start = 0; start < text.Length;)
        {
            start += pieces.EncodeFirst(text.AsSpan(start), ids);
        }

        return [.. ids];
    }

    /// <summary>
    /// Returns the tokens with their UTF-16 offsets; the spans cover the text, and neither starts nor ends go back.
    /// </summary>
    public IReadOnlyList<TokenSpan> EncodeWithOffsets(string text)
    {
        var spans = new List<TokenSpan>();
        var ids = new List<int>();
        var pieces = new PieceEncoder(_encoding);
        var walker = new ByteSpanWalker(text);
        for (var start = 0; start < text.Length;)
        {
            ids.Clear();
            start += pieces.EncodeFirst(text.AsSpan(start), ids);
            foreach (var id in ids)
            {
                var (startChar, endChar) = walker.Take(_encoding.BytesOf(id).Length);
                spans.Add(new TokenSpan(id, startChar, endChar));
            }
        }

        return spans;
    }

    /// <summary>Returns the text of the ids; bytes that are not UTF-8 become U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside the vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecial = true) =>
        Encoding.UTF8.GetString(DecodeBytes(ids, skipSpecial));

    /// <summary>Returns the exact bytes of the ids.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside the vocabulary.</exception>
    public byte[] DecodeBytes(ReadOnlySpan<int> ids, bool skipSpecial = true)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            bytes.AddRange(BytesOf(id, skipSpecial));
        }

        return [.. bytes];
    }

    /// <summary>Says whether the id has no text of its own: a special token or an unassigned id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is outside the vocabulary.</exception>
    public bool IsSpecial(int id)
    {
        CheckId(id);
        return id >= _encoding.Count;
    }

    /// <summary>Returns the token alone as text: a special token's name, or its bytes with U+FFFD for a part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is outside the vocabulary.</exception>
    public string TokenText(int id) => Encoding.UTF8.GetString(BytesOf(id, skipSpecial: false));

    internal ReadOnlySpan<byte> BytesOf(int id, bool skipSpecial)
    {
        if (!IsSpecial(id))
        {
            return _encoding.BytesOf(id);
        }

        var name = _specialNames.GetValueOrDefault(id, $"<|unassigned_{id}|>");
        return skipSpecial ? [] : Encoding.UTF8.GetBytes(name);
    }

    private void CheckId(int id)
    {
        if (id < 0 || id >= VocabularySize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(id), $"Token id {id} is outside the vocabulary; give an id from 0 to {VocabularySize - 1}.");
        }
    }

    private int? Find(string name) => SpecialTokens.TryGetValue(name, out var id) ? id : null;
}
