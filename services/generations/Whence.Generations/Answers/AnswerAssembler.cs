using System.Text;
using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Models;
using Whence.Text;

namespace Whence.Generations.Answers;

/// <summary>Turns segments, block by block, into the text of an answer. Whoever streams and whoever waits gets the same
/// characters, because both come from here.</summary>
internal sealed class AnswerAssembler
{
    private readonly AnswerReader _reader;
    private readonly StreamingDecoder _decoder;
    private readonly List<int> _tokens = [];
    private readonly List<int> _positions = [];
    private readonly StringBuilder _text = new();
    private readonly int _tokensMax;
    private readonly HashSet<string> _abortingRules;
    private bool _isAborted;
    private int _block;
    private int _codePoints;
    private bool _isCut;

    /// <param name="package">The model.</param>
    /// <param name="settings">How it was generated: behind which tokens no more text is wanted, which rules end it.
    /// </param>
    /// <param name="tokensMax">The tokens behind which the text is cut.</param>
    public AnswerAssembler(ModelPackage package, GenerationSettings settings, int tokensMax = int.MaxValue)
    {
        _reader = new AnswerReader(package.Config.Tokens, settings.StopTokens);
        _abortingRules = [.. (settings.Rules ?? []).Where(rule => rule.Abort).Select(rule => rule.Name)];
        _decoder = new StreamingDecoder(package.Tokenizer);
        _tokensMax = tokensMax;
    }

    /// <summary>Gets the tokens of the answer so far.</summary>
    public int TokenCount => _tokens.Count;

    /// <summary>Gets why the answer ends, as far as it was read.</summary>
    public string Ending => _isCut ? "length"
        : _isAborted ? "rule"
        : _reader.StopReason == StopReason.Stop ? "stop"
        : "length";

    /// <summary>Adds the next block.</summary>
    public AnswerPart Add(TraceSegment segment)
    {
        _block = segment.Block;
        _isAborted |= segment.Firings.Any(firing => _abortingRules.Contains(firing.Rule));
        var text = new StringBuilder();
        foreach (var commit in segment.Commits.OrderBy(commit => commit.Position))
        {
            text.Append(Push(commit));
        }

        return Part(text.ToString());
    }

    /// <summary>Ends the answer; a character that it breaks off within becomes U+FFFD.</summary>
    public AnswerPart End() => Part(_decoder.Flush());

    public AnswerDocument Document() => new()
    {
        Text = _text.ToString(),
        Tokens = _tokens,
        Positions = _positions,
        StopReason = Ending,
    };

    private string Push(Commit commit)
    {
        if (!_reader.Push(commit.Token))
        {
            return "";
        }

        if (_tokens.Count >= _tokensMax)
        {
            _isCut = true;
            return "";
        }

        _tokens.Add(commit.Token);
        _positions.Add(commit.Position);
        return _decoder.Push(commit.Token);
    }

    private AnswerPart Part(string text)
    {
        var start = _codePoints;
        _text.Append(text);
        _codePoints += text.EnumerateRunes().Count();
        return new AnswerPart(_block, text, start, _codePoints);
    }
}
