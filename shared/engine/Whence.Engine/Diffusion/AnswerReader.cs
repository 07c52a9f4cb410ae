using Whence.Engine.Configuration;

namespace Whence.Engine.Diffusion;

/// <summary>Tells which of the decided tokens are the answer: pushed in order of position, each once.</summary>
/// <param name="special">The special tokens of the model.</param>
/// <param name="stopTokens">The tokens behind which the request wants no more text.</param>
public sealed class AnswerReader(SpecialTokens special, IReadOnlyList<int> stopTokens)
{
    /// <summary>Gets a value indicating whether the text has ended; later tokens do not count.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Gets why the text ends, as far as it was read.</summary>
    public StopReason StopReason { get; private set; } = StopReason.Length;

    /// <summary>Takes the next token; returns whether it is part of the answer. Masks and ends of text are not, and
    /// nothing is from a stop token or the end of the turn on.</summary>
    public bool Push(int token)
    {
        if (IsEnded || token == special.Mask)
        {
            return false;
        }

        if (token == special.EndOfTurn || stopTokens.Contains(token))
        {
            StopReason = StopReason.Stop;

            // Padding that is also a stop token ends the run, but not the text around it.
            IsEnded = token != special.EndOfText;
        }

        return !IsEnded && token != special.EndOfText;
    }
}
