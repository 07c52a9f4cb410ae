namespace Whence.Cli.Parity;

/// <summary>One check as it is printed.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Status">passed, failed or skipped.</param>
/// <param name="LargestError">The largest error, or null where the two could not be compared number by number.</param>
/// <param name="Note">What differs, or why nothing was compared.</param>
internal sealed record ParityRow(string Name, string Status, double? LargestError, string? Note)
{
    public static ParityRow Of(ParityCheck check) => new(
        check.Name,
        check.Skipped ? "skipped" : check.Passed ? "passed" : "failed",
        check.Skipped || double.IsInfinity(check.LargestError) ? null : check.LargestError,
        check.Note);
}
