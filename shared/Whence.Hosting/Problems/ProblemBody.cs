namespace Whence.Hosting.Problems;

/// <summary>The whole body of an error.</summary>
/// <param name="Type">A URI that names the kind of problem.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Error">The same as OpenAI's API says it.</param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string RequestId,
    ProblemError Error);
