namespace Whence.Contracts.Documents;

/// <summary>A part of the prompt, widened to whole tokens.</summary>
/// <param name="Text">Its text.</param>
/// <param name="StartChar">Where it starts in the prompt, in code points.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
public sealed record PromptSpanDocument(string Text, int StartChar, int EndChar);
