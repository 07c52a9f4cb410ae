using System.CommandLine;
using Whence.Indexer.Terminal;
using Whence.Provenance.Banks;

namespace Whence.Indexer.Commands;

/// <summary>whence-indexer info: what a bank is.</summary>
internal static class InfoCommand
{
    public static Command Build(CommandStreams streams)
    {
        var (bank, json) = (StandardOptions.Bank(), StandardOptions.Json());
        var command = new Command("info", "Says what a bank was built from, and how.") { bank, json };
        command.SetAction(parsed =>
        {
            using var opened = PrototypeBank.Open(parsed.GetValue(bank)!);
            BankReport.Write(streams.Output, opened.Manifest, parsed.GetValue(json));
        });
        return command;
    }
}
