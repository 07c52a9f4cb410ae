namespace Whence.Vectors;

/// <summary>Which points a search may find, by source and licence, compared exactly.</summary>
public sealed record VectorFilter
{
    /// <summary>Gets the only sources that pass; null lets all pass.</summary>
    public IReadOnlyCollection<string>? Sources { get; init; }

    /// <summary>Gets the sources that do not pass.</summary>
    public IReadOnlyCollection<string> ExcludedSources { get; init; } = [];

    /// <summary>Gets the only licences that pass; null lets all pass, and what has none.</summary>
    public IReadOnlyCollection<string>? Licences { get; init; }

    /// <summary>Gets the licences that do not pass; what has none passes.</summary>
    public IReadOnlyCollection<string> ExcludedLicences { get; init; } = [];

    /// <summary>Returns whether a point of that source and licence passes.</summary>
    public bool Passes(string source, string? licence) =>
        Sources?.Contains(source) is not false
        && !ExcludedSources.Contains(source)
        && (Licences is null || (licence is not null && Licences.Contains(licence)))
        && (licence is null || !ExcludedLicences.Contains(licence));
}
