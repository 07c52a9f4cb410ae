namespace Whence.Audit;

/// <summary>Where the audit record is kept.</summary>
public enum AuditStorageKind
{
    /// <summary>In a PostgreSQL schema that refuses changes.</summary>
    Postgres,

    /// <summary>In a file of JSON lines.</summary>
    Files,

    /// <summary>Nowhere: it ends with the process.</summary>
    Memory,
}
