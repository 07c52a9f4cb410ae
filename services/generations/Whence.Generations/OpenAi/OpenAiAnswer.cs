using System.Text;
using Whence.Engine.Traces;
using Whence.Generations.Answers;
using Whence.Generations.Requests;

namespace Whence.Generations.OpenAi;

/// <summary>The text of an answer as OpenAI's clients get it: at most so many tokens, and nothing from a stop string
/// on. Streams and whole answers both come from here.</summary>
internal sealed class OpenAiAnswer(OpenAiOrder order, ModelInfo model)
{
    private readonly AnswerAssembler _assembler =
        new(model.Package, order.Order.Document.Settings, order.TokensMax);

    private readonly StopText _stops = new(order.Stops);
    private readonly StringBuilder _text = new();

    /// <summary>Gets the text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Gets the tokens that the text was made of, those behind a stop string included.</summary>
    public int Tokens => _assembler.TokenCount;

    /// <summary>Gets OpenAI's finish_reason, which calls what a rule ended filtered.</summary>
    public string FinishReason => _stops.IsStopped ? "stop"
        : _assembler.Ending == "rule" ? "content_filter"
        : _assembler.Ending;

    /// <summary>Adds a block; returns the text that it adds.</summary>
    public string Add(TraceSegment segment) => Append(_stops.Push(_assembler.Add(segment).Text));

    /// <summary>Ends the answer; returns the text that was held back.</summary>
    public string End() => Append(_stops.Push(_assembler.End().Text) + _stops.Flush());

    private string Append(string text)
    {
        _text.Append(text);
        return text;
    }
}
