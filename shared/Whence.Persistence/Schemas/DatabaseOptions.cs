using System.ComponentModel.DataAnnotations;

namespace Whence.Persistence.Schemas;

/// <summary>How PostgreSQL is reached: the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Database";

    /// <summary>Gets the connection string.</summary>
    [Required(ErrorMessage = "Database:ConnectionString is not set; name the host, database and user.")]
    public string ConnectionString { get; init; } = "";

    /// <summary>Gets a value indicating whether pending migrations are applied at start; else they refuse it.</summary>
    public bool Migrate { get; init; } = true;

    /// <summary>Gets how long a start waits for the server.</summary>
    [Range(1, 600)]
    public int StartTimeoutSeconds { get; init; } = 60;

    /// <summary>Gets how long a connection may take to open.</summary>
    [Range(1, 60)]
    public int ConnectTimeoutSeconds { get; init; } = 2;

    /// <summary>Gets how long a command may run.</summary>
    [Range(1, 600)]
    public int CommandTimeoutSeconds { get; init; } = 10;

    /// <summary>Gets how many connections a process may hold.</summary>
    [Range(4, 1000)]
    public int MaxPoolSize { get; init; } = 50;
}
