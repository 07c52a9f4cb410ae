namespace Whence.Decoding;

/// <summary>Where jobs are kept.</summary>
public enum DecodingStorageKind
{
    /// <summary>In the process, and gone with it.</summary>
    Memory,

    /// <summary>In PostgreSQL.</summary>
    Postgres,
}
