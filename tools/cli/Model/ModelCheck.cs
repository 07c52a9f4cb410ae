namespace Whence.Cli.Model;

/// <summary>The outcome of one check of a model folder.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Status">ok, failed or skipped.</param>
/// <param name="Detail">What was found, or what to do.</param>
internal sealed record ModelCheck(string Name, string Status, string Detail)
{
    public const string Passed = "ok";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
}
