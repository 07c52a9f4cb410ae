namespace Whence.Hosting.Problems;

/// <summary>The whole body of an error.</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string RequestId,
    ProblemError Error);
