namespace Whence.Gateway;

/// <summary>The section <c>Gateway:Keys</c>.</summary>
public sealed class KeyStoreOptions
{
    internal const string None = "None";
    internal const string InFile = "File";
    internal const string InPostgres = "Postgres";

    /// <summary>Gets where keys are: <c>File</c>, <c>Postgres</c>, or <c>None</c>, for loopback alone.</summary>
    public string Kind { get; init; } = None;

    /// <summary>Gets the file of keys.</summary>
    public string File { get; init; } = "keys.json";
}
