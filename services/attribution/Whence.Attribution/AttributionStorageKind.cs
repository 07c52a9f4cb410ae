namespace Whence.Attribution;

/// <summary>Where explanations and profiles are kept.</summary>
public enum AttributionStorageKind
{
    /// <summary>In the process, and gone with it.</summary>
    Memory,

    /// <summary>In PostgreSQL.</summary>
    Postgres,
}
