using System.CommandLine;

namespace Whence.Cli.Terminal;

/// <summary>A command whose help ends with examples, which the list of commands does not repeat.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
