using Whence.Engine.Concepts;

namespace Whence.Steering.Profiles;

/// <summary>The concept that an entry means: by id, by name, or by both, which must agree.</summary>
public sealed record ProfileConcept
{
    /// <summary>Gets the kind.</summary>
    public ConceptKind Kind { get; init; }

    /// <summary>Gets the id within the kind, or null when the name says it.</summary>
    public int? Id { get; init; }

    /// <summary>Gets the name in the catalogue, or null; discovered concepts have none.</summary>
    public string? Name { get; init; }
}
