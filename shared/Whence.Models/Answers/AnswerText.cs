using System.Text;
using Whence.Engine.Diffusion;
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

    /// <summary>Reads the answer out of the trace of its decoding.</summary>
    /// <param name="package">The model that made the trace.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="stopTokens">The tokens at which the text ends.</param>
    public static AnswerText Of(ModelPackage package, DecodeTrace trace, IReadOnlyList<int> stopTokens)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(trace);
        var reader = new AnswerReader(package.Config.Tokens, stopTokens);
        var tokens = trace.Snapshot(int.MaxValue);
        var positions = Enumerable.Range(trace.Prompt.Count, tokens.Length - trace.Prompt.Count)
            .Where(position => reader.Push(tokens[position]))
            .ToList();
        return new AnswerText(package.Tokenizer, [.. positions.Select(position => tokens[position])], positions);
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
