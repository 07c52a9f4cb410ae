namespace Whence.Contracts.Documents;

/// <summary>What an attribution says about its own error.</summary>
public sealed record VerificationDocument
{
    /// <summary>Gets the largest difference between a logit and the sum of its parts, in logits.</summary>
    public required float AdditivityError { get; init; }

    /// <summary>Gets the difference that rounding explains.</summary>
    public required float Tolerance { get; init; }

    /// <summary>Gets whether the error is within the tolerance.</summary>
    public required bool Ok { get; init; }
}
