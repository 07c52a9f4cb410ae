using System.CommandLine;

namespace Whence.Indexer.Commands;

/// <summary>Options that several commands have.</summary>
internal static class StandardOptions
{
    public static Option<string> Bank() => new("--bank")
    {
        Description = "Folder of the bank", Required = true,
    };

    public static Option<string?> Model() => new("--model")
    {
        Description = "Folder of the model; default: the one that comes with the program",
    };

    public static Option<int> Threads() => new("--threads")
    {
        Description = "Threads that compute; default: one for each core",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON" };
}
