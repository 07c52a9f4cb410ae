using System.Globalization;
using Whence.Engine.Replay;
using Whence.Models;
using Whence.Models.Answers;

namespace Whence.Explanations.Inputs;

/// <summary>Finds the part of an answer that a name stands for: answer, chunk:N or token:N, counted from 0.</summary>
/// <remarks>Chunks are those that have text; tokens are those inside them, in order.</remarks>
public sealed class AnswerTargets
{
    private readonly AnswerText _text;
    private readonly IReadOnlyList<(int Start, int End)> _chunks;
    private readonly IReadOnlyList<int> _tokens; // positions

    /// <summary>Initializes a new instance of the <see cref="AnswerTargets"/> class.</summary>
    /// <param name="package">The model that made the trace.</param>
    /// <param name="generation">The generation.</param>
    public AnswerTargets(ModelPackage package, RecordedGeneration generation)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(generation);
        var (trace, options) = (generation.Trace, generation.Options);
        _text = AnswerText.Of(package, trace, options.StopTokens);
        _chunks =
        [
            .. AnswerChunks.Find(package, trace, options.StopTokens).Where(chunk => Text(chunk.Start, chunk.End) != ""),
        ];
        var decided = trace.Commits.Select(commit => commit.Position).ToHashSet();
        _tokens =
        [
            .. _chunks.SelectMany(chunk => Enumerable.Range(chunk.Start, chunk.End - chunk.Start))
                .Where(decided.Contains),
        ];
    }

    /// <summary>Gets the text of the whole answer.</summary>
    public string Answer => _text.Text;

    /// <summary>Gets how many chunks there are.</summary>
    public int Chunks => _chunks.Count;

    /// <summary>Gets how many tokens there are.</summary>
    public int Tokens => _tokens.Count;

    /// <summary>Returns the target of this name.</summary>
    /// <exception cref="ExplanationException">The name is none of these, its number is out of range, or the answer is
    /// empty.</exception>
    public AnswerTarget Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_tokens.Count == 0)
        {
            throw new ExplanationException("The answer has no text, so nothing can be explained.", "target");
        }

        var parts = name.Split(':');
        return parts switch
        {
            ["answer"] => Target(name, _chunks[0].Start, _chunks[^1].End),
            ["chunk", var number] when Number(number) is { } n => n < Chunks
                ? Target(name, _chunks[n].Start, _chunks[n].End)
                : throw OutOfRange(name, "chunk", Chunks),
            ["token", var number] when Number(number) is { } n => n < Tokens
                ? Target(name, _tokens[n], _tokens[n] + 1)
                : throw OutOfRange(name, "token", Tokens),
            _ => throw new ExplanationException(
                $"Target '{name}' is unknown; use answer, chunk:0 to chunk:{Chunks - 1}, or token:0 to " +
                $"token:{Tokens - 1}.",
                "target"),
        };
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ExplanationException OutOfRange(string name, string kind, int count) => new(
        $"Target '{name}' is behind the end of the answer, which has {count} {kind}{(count == 1 ? "" : "s")}; use " +
        $"{kind}:0 to {kind}:{count - 1}.",
        "target");

    private AnswerTarget Target(string name, int start, int end) => new(name, Text(start, end), start, end);

    private string Text(int start, int end)
    {
        var (startChar, endChar) = _text.Characters(start, end);
        return _text.Text[startChar..endChar];
    }
}
