namespace Whence.Audit.Recording;

/// <summary>The kinds of entries; they are part of the record and never change their meaning.</summary>
internal static class AuditKinds
{
    public const string Accepted = "generation.accepted";
    public const string Decoded = "generation.decoded";
    public const string ConceptsAttributed = "concepts.attributed";
    public const string InputsAttributed = "inputs.attributed";
    public const string CounterfactualAnswered = "counterfactual.answered";
    public const string Completed = "generation.completed";
    public const string Failed = "generation.failed";
    public const string Cancelled = "generation.cancelled";

    public static IReadOnlyList<string> All { get; } =
    [
        Accepted, Decoded, ConceptsAttributed, InputsAttributed, CounterfactualAnswered, Completed, Failed, Cancelled,
    ];
}
