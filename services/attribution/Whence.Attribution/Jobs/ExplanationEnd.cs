using Whence.Contracts.Payloads;
using Whence.Hosting.Messaging;

namespace Whence.Attribution.Jobs;

/// <summary>How an explanation ends.</summary>
/// <param name="State">One of the final ones.</param>
internal sealed record ExplanationEnd(ExplanationState State)
{
    public static ExplanationEnd Cancelled { get; } = new(ExplanationState.Cancelled);

    public PayloadReference? Result { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    /// <summary>Gets what is told once the end is durable.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    public static ExplanationEnd Failed(string code, string detail) =>
        new(ExplanationState.Failed) { ErrorCode = code, ErrorDetail = detail };

    public static ExplanationEnd Completed(PayloadReference result, OutgoingMessage message) =>
        new(ExplanationState.Completed) { Result = result, Messages = [message] };
}
