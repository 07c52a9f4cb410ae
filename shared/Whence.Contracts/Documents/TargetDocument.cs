namespace Whence.Contracts.Documents;

/// <summary>The part of an answer that is explained.</summary>
/// <param name="Name">answer, chunk:N or token:N.</param>
/// <param name="Text">Its text.</param>
/// <param name="StartPosition">Its first position in the sequence.</param>
/// <param name="EndPosition">Behind its last.</param>
public sealed record TargetDocument(string Name, string Text, int StartPosition, int EndPosition);
