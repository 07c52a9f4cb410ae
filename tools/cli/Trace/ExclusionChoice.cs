using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Provenance.Banks;
using Whence.Provenance.Exclusions;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Trace;

/// <summary>Reads what an answer must do without from a command line.</summary>
internal static class ExclusionChoice
{
    private const int NamesMax = 20;

    /// <summary>Returns the exclusion, or null where nothing is excluded.</summary>
    public static Exclusion? Build(ParseResult arguments, TraceIndex index)
    {
        var documents = index.Bank.Documents;
        var exclusion = new Exclusion
        {
            Sources = Read(TraceArguments.WithoutSource, "source", documents.Select(document => document.Source)),
            Documents = Read(TraceArguments.WithoutDocument, "document", documents.Select(document => document.Id)),
            Licences = Read(
                TraceArguments.WithoutLicence, "licence", documents.Select(document => Licence(document, index))),
            Registry = index.Registry,
        };
        return exclusion.Sources.Count + exclusion.Documents.Count + exclusion.Licences.Count == 0 ? null : exclusion;

        HashSet<string> Read(Option<string[]> option, string what, IEnumerable<string?> known) =>
            Known(what, arguments.GetValue(option) ?? [], known);
    }

    private static string? Licence(BankDocument document, TraceIndex index) =>
        document.Licence ?? index.Registry.FindOrUnknown(document.Source).Licence;

    private static HashSet<string> Known(string what, string[] names, IEnumerable<string?> known)
    {
        if (names.Length == 0)
        {
            return [];
        }

        var all = known.OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !all.Contains(name)))
        {
            var choice = all.Count is > 0 and <= NamesMax
                ? $"use one of {string.Join(", ", all.Order(StringComparer.Ordinal))}."
                : "whence sources lists what there is.";
            throw new CommandException($"The bank has no {what} '{name}'; {choice}");
        }

        return [.. names];
    }
}
