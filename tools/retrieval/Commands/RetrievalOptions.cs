using System.CommandLine;

namespace Whence.Retrieval.Measure.Commands;

/// <summary>The options that several commands have.</summary>
internal static class RetrievalOptions
{
    public static Option<string> Indexes { get; } =
        new("--indexes") { Description = "The folder that build wrote.", Required = true };
}
