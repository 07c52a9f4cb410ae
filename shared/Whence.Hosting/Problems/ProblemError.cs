namespace Whence.Hosting.Problems;

/// <summary>The error member of OpenAI's API.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Type">The kind.</param>
/// <param name="Param">The field, or null.</param>
/// <param name="Code">The stable code.</param>
public sealed record ProblemError(string Message, string Type, string? Param, string Code);
