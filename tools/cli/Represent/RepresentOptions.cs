using System.CommandLine;

namespace Whence.Cli.Represent;

/// <summary>Options of the commands that read representations.</summary>
internal static class RepresentOptions
{
    public static readonly Option<ulong> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of everything that is drawn.",
        DefaultValueFactory = _ => 1UL,
    };
}
