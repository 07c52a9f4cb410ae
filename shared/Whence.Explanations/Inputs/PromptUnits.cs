using Whence.Models.Prompts;
using Whence.Text;

namespace Whence.Explanations.Inputs;

/// <summary>Cuts a prompt into the units that are attributed.</summary>
/// <remarks>
/// Units are runs of whole tokens, never overlap and never hold a special token. Where a border falls inside a token,
/// the token goes to the unit before it.
/// </remarks>
public sealed class PromptUnits
{
    private readonly IReadOnlyList<PromptCell> _cells;
    private readonly IReadOnlyList<(int Start, int End)>? _messages; // characters, where the tokens do not tell

    /// <summary>Initializes a new instance of the <see cref="PromptUnits"/> class.</summary>
    /// <param name="tokenizer">The vocabulary of the prompt.</param>
    /// <param name="prompt">The ids of the prompt.</param>
    /// <param name="chat">The messages that the prompt was laid out from as plain text, or null; a chat template marks
    /// its messages itself.</param>
    public PromptUnits(Tokenizer tokenizer, IReadOnlyList<int> prompt, IReadOnlyList<ChatMessage>? chat = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompt);
        (Text, _cells) = PromptReader.Read(tokenizer, prompt);
        _messages = chat is not null && _cells.All(cell => cell.Message < 0) ? PlainChat.Contents(chat) : null;
    }

    /// <summary>Gets the text of the prompt without special tokens and without the roles of a chat template; offsets
    /// of units are offsets in it.</summary>
    public string Text { get; }

    /// <summary>Gets the positions that have text.</summary>
    public IReadOnlyList<int> Positions =>
        [.. _cells.SelectMany(cell => Enumerable.Range(cell.StartToken, cell.EndToken - cell.StartToken))];

    /// <summary>Cuts the whole prompt.</summary>
    /// <exception cref="ExplanationException">The prompt has no text, or no messages to cut it into.</exception>
    public IReadOnlyList<InputUnit> Cut(UnitKind kind) => Checked(kind switch
    {
        UnitKind.Token => Between(_ => true),
        UnitKind.Word => Between(TextBorders.Words(Text).Contains),
        UnitKind.Sentence => Between(TextBorders.Sentences(Text).Contains),
        UnitKind.Message => Messages(),
        _ => throw new ExplanationException("Spans need their offsets; give them as A:B.", "unit"),
    });

    /// <summary>Returns the units of given ranges of characters, each widened to whole tokens.</summary>
    /// <exception cref="ExplanationException">A range lies outside the text, is empty, or overlaps another.</exception>
    public IReadOnlyList<InputUnit> Spans(IEnumerable<(int Start, int End)> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        var units = ranges.Select(Span).OrderBy(unit => unit.StartToken).ToList();
        foreach (var (before, after) in units.Zip(units.Skip(1)))
        {
            if (after.StartToken < before.EndToken)
            {
                throw new ExplanationException(
                    $"Spans {before.StartChar}:{before.EndChar} and {after.StartChar}:{after.EndChar} overlap when " +
                    "they are widened to whole tokens; join them or move them apart.",
                    "spans");
            }
        }

        return Checked(units);
    }

    /// <summary>Reads a range of characters written as A:B, the end exclusive.</summary>
    /// <exception cref="ExplanationException">It is not written so, or lies outside the text.</exception>
    public InputUnit Span(string range)
    {
        ArgumentNullException.ThrowIfNull(range);
        var parts = range.Split(':');
        return parts.Length == 2 && int.TryParse(parts[0], out var start) && int.TryParse(parts[1], out var end)
            ? Span((start, end))
            : throw new ExplanationException(
                $"Span '{range}' is not a range; write two offsets as A:B, from 0:1 to 0:{Text.Length}.", "spans");
    }

    private InputUnit Span((int Start, int End) range)
    {
        var (start, end) = range;
        if (start < 0 || end > Text.Length || start >= end)
        {
            throw new ExplanationException(
                $"Span {start}:{end} is not inside the prompt; use A:B with 0 <= A < B <= {Text.Length}.", "spans");
        }

        var cells = _cells.Where(cell => cell.StartChar < end && cell.EndChar > start).ToList();
        return Contiguous(cells)
            ? Unit(cells)
            : throw new ExplanationException(
                $"Span {start}:{end} runs across special tokens, which are no one's; cut it between the messages.",
                "spans");
    }

    // A unit begins at each cell that follows a border or a special token. A border inside a cell counts behind it.
    private List<InputUnit> Between(Func<int, bool> isBorder)
    {
        var (units, run) = (new List<InputUnit>(), new List<PromptCell>());
        foreach (var cell in _cells)
        {
            if (run.Count > 0 && (!Contiguous([run[^1], cell]) || Borders(run[^1], cell, isBorder)))
            {
                units.Add(Unit(run));
                run.Clear();
            }

            run.Add(cell);
        }

        return run.Count == 0 ? units : [.. units, Unit(run)];
    }

    private static bool Borders(PromptCell before, PromptCell cell, Func<int, bool> isBorder) =>
        Enumerable.Range(before.StartChar + 1, cell.StartChar - before.StartChar).Any(isBorder);

    private List<InputUnit> Messages()
    {
        if (_messages is null)
        {
            return
            [
                .. _cells.Where(cell => cell.Message >= 0).GroupBy(cell => cell.Message)
                    .Select(group => Unit([.. group])),
            ];
        }

        var (units, next) = (new List<InputUnit>(), 0);
        foreach (var (start, end) in _messages)
        {
            var cells = _cells.Where(
                cell => cell.StartToken >= next && cell.StartChar < end && cell.EndChar > start).ToList();
            if (cells.Count > 0)
            {
                units.Add(Unit(cells));
                next = cells[^1].EndToken;
            }
        }

        return units;
    }

    private List<InputUnit> Checked(List<InputUnit> units) => units.Count > 0
        ? units
        : throw new ExplanationException(
            _cells.Count == 0
                ? "The prompt has no text that could be attributed."
                : "This prompt is no chat, so it has no messages; use unit token, word or sentence.",
            "unit");

    private static bool Contiguous(List<PromptCell> cells) =>
        cells.Zip(cells.Skip(1)).All(pair => pair.First.EndToken == pair.Second.StartToken);

    private InputUnit Unit(List<PromptCell> cells)
    {
        var (first, last) = (cells[0], cells[^1]);
        return new InputUnit(
            Text[first.StartChar..last.EndChar], first.StartChar, last.EndChar, first.StartToken, last.EndToken);
    }
}
