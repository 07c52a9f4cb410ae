using System.ComponentModel;

namespace Whence.Generations.Describing;

/// <summary>The body of an error, as the API's description shows it.</summary>
[Description("An error: problem details (RFC 9457), with OpenAI's error object in the member error.")]
internal sealed record ErrorBody
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    [Description("One sentence that names the wrong value and says what to do.")]
    public required string Detail { get; init; }

    public required string Instance { get; init; }

    public required string RequestId { get; init; }

    public required ErrorMember Error { get; init; }
}

/// <summary>OpenAI's error object.</summary>
internal sealed record ErrorMember(string Message, string Type, string? Param, string Code);
