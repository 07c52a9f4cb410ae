using System.Globalization;

namespace Whence.Corpus.Town;

/// <summary>The days on which things happen in Brackhaven: few, so that a small model learns their weekdays.</summary>
internal static class Calendar
{
    private static readonly DateOnly[] Days =
        [.. Enumerable.Range(0, 48).Select(i => new DateOnly(2024, 1, 2).AddDays(i * 7 + i % 5))];

    public static DateOnly Pick(SeededRandom random) => random.Pick(Days);

    /// <summary>Formats as "Tuesday 4 March".</summary>
    public static string Long(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);
}
