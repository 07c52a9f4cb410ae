namespace Whence.Explanations.Inputs;

/// <summary>The part of an answer that is explained: the commits at positions [Start, End).</summary>
/// <param name="Name">answer, chunk:N or token:N, counted from 0.</param>
/// <param name="Text">Its text.</param>
/// <param name="StartPosition">Its first position in the sequence.</param>
/// <param name="EndPosition">Behind its last position.</param>
public sealed record AnswerTarget(string Name, string Text, int StartPosition, int EndPosition);
