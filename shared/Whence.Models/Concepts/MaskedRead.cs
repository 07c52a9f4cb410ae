namespace Whence.Models.Concepts;

/// <summary>A part of a text with some of its tokens masked.</summary>
/// <param name="Text">The number of the text.</param>
/// <param name="Start">Where the part begins in it.</param>
/// <param name="Tokens">The part, masked.</param>
/// <param name="Masked">The masked positions of the part, ascending.</param>
internal sealed record MaskedRead(int Text, int Start, int[] Tokens, int[] Masked)
{
    public static MaskedRead Of(int[] part, int[] masked, int mask, int text, int start)
    {
        var tokens = (int[])part.Clone();
        foreach (var position in masked)
        {
            tokens[position] = mask;
        }

        return new MaskedRead(text, start, tokens, masked);
    }
}
