namespace Whence.Engine.Configuration;

/// <summary>The ids of the special tokens.</summary>
/// <param name="Mask">Stands at a position that is not decided yet.</param>
/// <param name="Pad">Padding; never generated.</param>
/// <param name="Bos">Beginning of a sequence.</param>
/// <param name="EndOfText">End of text; never sampled, fills what lies behind an end of turn.</param>
/// <param name="EndOfChunk">Closes a chunk.</param>
/// <param name="EndOfTurn">Ends an answer of an instruct model; null in a base model.</param>
public sealed record SpecialTokens(int Mask, int Pad, int Bos, int EndOfText, int EndOfChunk, int? EndOfTurn);
