using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Text;

namespace Whence.Representations.Prompts;

/// <summary>The tokens that a person can type: they have a text of their own that encodes to them again.</summary>
internal sealed class LegalTokens
{
    private const int Tries = 50;

    private readonly Tokenizer _tokenizer;

    public LegalTokens(Tokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        All = [.. Enumerable.Range(0, tokenizer.VocabularySize).Where(IsLegal)];
    }

    /// <summary>Gets them, ascending.</summary>
    public IReadOnlyList<int> All { get; }

    /// <summary>Returns the text of tokens.</summary>
    public string Text(IReadOnlyList<int> tokens) => _tokenizer.Decode([.. tokens]);

    /// <summary>Returns whether the text of tokens encodes to the same tokens.</summary>
    public bool RoundTrips(int[] tokens) => tokens.AsSpan().SequenceEqual(_tokenizer.Encode(_tokenizer.Decode(tokens)));

    /// <summary>Returns what the tokenizer makes of the text of tokens, cut to a length.</summary>
    public int[] Retokenize(int[] tokens, int length)
    {
        var again = _tokenizer.Encode(_tokenizer.Decode(tokens));
        return again.Length <= length ? again : again[..length];
    }

    /// <summary>Returns whether a token can be typed and holds at least three letters.</summary>
    public bool HasWord(int token) => IsLegal(token) && _tokenizer.TokenText(token).Count(char.IsLetter) >= 3;

    /// <summary>Draws tokens one by one, so that the text of every beginning encodes to it again.</summary>
    /// <exception cref="ModelException">The vocabulary has no such text of this length.</exception>
    public int[] Draw(SplitMix64 random, int length)
    {
        var tokens = new List<int>();
        for (var tries = 0; All.Count > 0 && tokens.Count < length && tries < Tries * length; tries++)
        {
            int[] longer = [.. tokens, All[random.Below(All.Count)]];
            if (RoundTrips(longer))
            {
                tokens.Add(longer[^1]);
            }
        }

        return tokens.Count == length
            ? [.. tokens]
            : throw new ModelException(
                $"No text of {length} tokens was found that encodes to the same tokens; search shorter prompts.");
    }

    private bool IsLegal(int token)
    {
        if (_tokenizer.IsSpecial(token))
        {
            return false;
        }

        var text = _tokenizer.TokenText(token);
        return !text.Any(letter => letter == '\uFFFD' || char.IsControl(letter))
            && _tokenizer.Encode(text).AsSpan().SequenceEqual([token]);
    }
}
