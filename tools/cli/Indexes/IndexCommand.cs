using System.CommandLine;
using Whence.Cli.Terminal;

namespace Whence.Cli.Indexes;

/// <summary>whence index: makes and checks what whence trace reads.</summary>
internal static class IndexCommand
{
    public static Command Build(CommandStreams streams) => new(
        "index", "Builds the index of a training corpus, says what it holds, and checks it.")
    {
        IndexBuildCommand.Build(streams),
        IndexInfoCommand.Build(streams),
        IndexVerifyCommand.Build(streams),
    };
}
