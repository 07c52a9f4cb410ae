using System.Text;
using Whence.Text;

namespace Whence.Models.Answers;

/// <summary>The text of an answer, and the characters that each of its tokens completes.</summary>
public sealed class AnswerText
{
    private readonly IReadOnlyList<int> _positions;
    private readonly List<int> _ends = []; // characters of the text when the token has been read

    /// <summary>Reads the tokens of an answer, whose positions ascend.</summary>
    public AnswerText(Tokenizer tokenizer, IReadOnlyList<int> answer, IReadOnlyList<int> positions)
    {
        _positions = positions;
        var (text, decoder) = (new StringBuilder(), new StreamingDecoder(tokenizer));
        foreach (var id in answer)
        {
            text.Append(decoder.Push(id));
            _ends.Add(text.Length);
        }

        Text = text.Append(decoder.Flush()).ToString();
        if (_ends.Count > 0)
        {
            _ends[^1] = Text.Length;
        }
    }

    /// <summary>Gets the text, special tokens left out.</summary>
    public string Text { get; }

    /// <summary>Returns the UTF-16 offsets of the tokens at positions [start, end). A character whose bytes lie on both
    /// sides of a border belongs to the later side.</summary>
    public (int Start, int End) Characters(int start, int end) => (Before(start), Before(end));

    private int Before(int position)
    {
        var tokens = _positions.TakeWhile(candidate => candidate < position).Count();
        return tokens == 0 ? 0 : _ends[tokens - 1];
    }
}
