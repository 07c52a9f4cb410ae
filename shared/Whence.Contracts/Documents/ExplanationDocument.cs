namespace Whence.Contracts.Documents;

/// <summary>Which parts of a prompt made a part of an answer, with the evidence for it.</summary>
public sealed record ExplanationDocument
{
    /// <summary>Gets the prompt that was cut into units.</summary>
    public required string Text { get; init; }

    /// <summary>Gets every unit, in order of the prompt.</summary>
    public required IReadOnlyList<UnitScoreDocument> Units { get; init; }

    /// <summary>Gets the method with its rule and size.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the version of the method; it changes when its numbers do.</summary>
    public required string Version { get; init; }

    /// <summary>Gets what is explained.</summary>
    public required TargetDocument Target { get; init; }

    /// <summary>Gets <c>logit</c> or <c>logprob</c>.</summary>
    public required string Scale { get; init; }

    /// <summary>Gets the target with the whole prompt.</summary>
    public required double Value { get; init; }

    /// <summary>Gets the target with all units masked.</summary>
    public required double Baseline { get; init; }

    /// <summary>Gets the sets of masks or points of the path that the method itself evaluated.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Gets the sequences that went through the model, the control included.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets the positions that the transformer computed for them.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets how far the method is from what it promises here.</summary>
    public required ErrorFigureDocument Error { get; init; }

    /// <summary>Gets the random control of the same size.</summary>
    public required RandomControlDocument RandomControl { get; init; }

    /// <summary>Gets what the reader must know, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of the weights.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Gets the seed of the question.</summary>
    public required ulong Seed { get; init; }
}
