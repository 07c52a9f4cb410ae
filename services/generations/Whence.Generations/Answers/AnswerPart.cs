namespace Whence.Generations.Answers;

/// <summary>The part of an answer that one block adds.</summary>
/// <param name="Block">The block, from 0.</param>
/// <param name="Text">Its text; empty behind the end of the answer.</param>
/// <param name="StartChar">Where the text starts in the answer, in code points.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
internal sealed record AnswerPart(int Block, string Text, int StartChar, int EndChar);
