namespace Whence.Explanations.Inputs;

/// <summary>The least part of a prompt that has whole characters: one token, or the few that share a character.
/// </summary>
/// <param name="StartToken">Its first position.</param>
/// <param name="EndToken">Behind its last position.</param>
/// <param name="StartChar">Where its text starts in the prompt, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Message">The message of the chat that it lies in, or -1 where the tokens tell of none.</param>
internal readonly record struct PromptCell(int StartToken, int EndToken, int StartChar, int EndChar, int Message);
