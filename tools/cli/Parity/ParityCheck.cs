namespace Whence.Cli.Parity;

/// <summary>The outcome of one comparison with the reference's numbers.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Passed">Whether it is within the tolerance.</param>
/// <param name="LargestError">The largest error; 0 where only equality counts.</param>
/// <param name="Note">What differs, or why it was not compared.</param>
internal sealed record ParityCheck(string Name, bool Passed, double LargestError, string? Note = null)
{
    /// <summary>Gets a value indicating whether the golden data gives no ground to compare on.</summary>
    public bool Skipped { get; private init; }

    public static ParityCheck Skip(string name, string reason) => new(name, true, 0, reason) { Skipped = true };
}
