using System.Buffers;
using System.Text;
using Whence.Text;

namespace Whence.Explanations.Inputs;

/// <summary>
/// Reads the tokens of a prompt as text. Special tokens have none; neither has what a chat template adds around the
/// messages: the roles, and the opening of the answer.
/// </summary>
internal sealed class PromptReader(Tokenizer tokenizer)
{
    private readonly StringBuilder _text = new();
    private readonly List<PromptCell> _cells = [];
    private readonly List<byte> _bytes = []; // of the cell that is being read
    private int _start;
    private int _message = -1;
    private bool _inHeader;

    public static (string Text, IReadOnlyList<PromptCell> Cells) Read(Tokenizer tokenizer, IReadOnlyList<int> prompt)
    {
        var reader = new PromptReader(tokenizer);
        for (var position = 0; position < prompt.Count; position++)
        {
            reader.Push(prompt[position], position);
        }

        reader.Finish(prompt.Count);
        reader.DropOpening();
        return (reader._text.ToString(), reader._cells);
    }

    private void Push(int token, int position)
    {
        if (tokenizer.IsSpecial(token))
        {
            Finish(position);
            _message += token == tokenizer.EndHeader ? 1 : 0;
            _inHeader = token == tokenizer.StartHeader || (_inHeader && token != tokenizer.EndHeader);
            return;
        }

        if (_inHeader)
        {
            return;
        }

        _start = _bytes.Count == 0 ? position : _start;
        _bytes.AddRange(tokenizer.DecodeBytes([token]));
        var last = Rune.DecodeLastFromUtf8(_bytes.ToArray(), out _, out _);
        if (last != OperationStatus.NeedMoreData)
        {
            Finish(position + 1);
        }
    }

    private void Finish(int end)
    {
        if (_bytes.Count > 0)
        {
            var text = Encoding.UTF8.GetString([.. _bytes]);
            _cells.Add(new PromptCell(_start, end, _text.Length, _text.Length + text.Length, _message));
            _text.Append(text);
            _bytes.Clear();
        }
    }

    // The last turn of a template is opened for the answer and holds a blank line only.
    private void DropOpening()
    {
        var first = _message < 0 ? _cells.Count : _cells.FindIndex(cell => cell.Message == _message);
        if (first < 0 || first == _cells.Count)
        {
            return;
        }

        var start = _cells[first].StartChar;
        if (string.IsNullOrWhiteSpace(_text.ToString(start, _text.Length - start)))
        {
            _text.Length = start;
            _cells.RemoveRange(first, _cells.Count - first);
        }
    }
}
