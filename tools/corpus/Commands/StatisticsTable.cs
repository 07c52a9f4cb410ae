using System.Globalization;
using Spectre.Console;
using Whence.Corpus.Statistics;

namespace Whence.Corpus.Commands;

/// <summary>Statistics for people.</summary>
internal static class StatisticsTable
{
    public static Table Of(CorpusStatistics statistics)
    {
        var table = new Table().AddColumn("What").AddColumn("Value");
        Row(table, "documents", statistics.Documents);
        Row(table, "held out", statistics.HeldOut);
        Row(table, "chunks", statistics.Chunks);
        Row(table, "words", statistics.Words);
        Row(table, "distinct words", statistics.DistinctWords);
        Row(table, "words in the longest document", statistics.LongestDocumentWords);
        Row(table, "concepts", statistics.Concepts);
        table.AddRow("most used", List(statistics.MostUsed));
        return table.AddRow("least used", List(statistics.LeastUsed));
    }

    private static void Row(Table table, string name, int value) =>
        table.AddRow(name, value.ToString("N0", CultureInfo.InvariantCulture));

    private static string List(IReadOnlyList<ConceptCount> counts) =>
        string.Join(", ", counts.Select(count => $"{count.Name} {count.Chunks}"));
}
