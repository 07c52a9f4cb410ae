using System.Globalization;
using System.Text;

namespace Whence.Integration.Tests.Support;

/// <summary>Promises beside what became of them.</summary>
internal sealed record LedgerReport
{
    public required int Attempted { get; init; }

    public required int Acknowledged { get; init; }

    public required int Refused { get; init; }

    public required int Unknown { get; init; }

    /// <summary>Gets what was promised and did not end.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Gets what ended more than once.</summary>
    public required IReadOnlyList<string> Duplicated { get; init; }

    /// <summary>Gets what nobody asked for.</summary>
    public required IReadOnlyList<string> Unexpected { get; init; }

    public bool Holds => Lost.Count == 0 && Duplicated.Count == 0 && Unexpected.Count == 0;

    /// <summary>Returns a table with one row per number, further rows appended.</summary>
    public string Table(params (string Name, long Value)[] more)
    {
        (string Name, long Value)[] rows =
        [
            ("attempted", Attempted), ("acknowledged", Acknowledged), ("refused", Refused), ("unknown", Unknown),
            ("lost", Lost.Count), ("duplicated", Duplicated.Count), ("unexpected", Unexpected.Count), .. more,
        ];
        var width = rows.Max(row => row.Name.Length);
        var table = new StringBuilder();
        foreach (var (name, value) in rows)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {value,8}");
        }

        foreach (var problem in Lost.Concat(Duplicated).Concat(Unexpected).Take(20))
        {
            table.AppendLine(problem);
        }

        return table.ToString();
    }
}
