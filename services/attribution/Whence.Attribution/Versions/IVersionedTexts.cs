namespace Whence.Attribution.Versions;

/// <summary>Texts that tenants keep under names. Versions are numbered from 1 without gaps and never change; no tenant
/// sees those of another.</summary>
internal interface IVersionedTexts
{
    /// <summary>Stores the next version of a name; its content is written when its number is known.</summary>
    Task<VersionedText> AppendAsync(
        VersionedKind kind, string tenant, string name, Func<int, string> write, CancellationToken cancellation);

    /// <summary>Stores the next version of a name, unless the latest one says the same or there is no room.</summary>
    Task<PutResult> PutAsync(
        VersionedKind kind,
        string tenant,
        string name,
        Func<int, string> write,
        VersionLimits limits,
        CancellationToken cancellation);

    /// <summary>Returns a version, the latest when none is given, or null when there is none.</summary>
    Task<VersionedText?> FindAsync(
        VersionedKind kind, string tenant, string name, int? version, CancellationToken cancellation);

    /// <summary>Returns the numbers of the versions of a name, ascending.</summary>
    Task<IReadOnlyList<int>> VersionsAsync(
        VersionedKind kind, string tenant, string name, CancellationToken cancellation);

    /// <summary>Returns the latest version of every name, by name.</summary>
    Task<IReadOnlyList<VersionedText>> ListAsync(VersionedKind kind, string tenant, CancellationToken cancellation);
}
