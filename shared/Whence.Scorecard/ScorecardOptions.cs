namespace Whence.Scorecard;

/// <summary>What to measure, and on what.</summary>
public sealed record ScorecardOptions
{
    /// <summary>Gets the folder that holds the models, each with its truths.json: brackhaven and rulebook.</summary>
    public required string ModelsFolder { get; init; }

    /// <summary>Gets how much is measured.</summary>
    public Effort Effort { get; init; } = Effort.Full;

    /// <summary>Gets the seed of everything that is drawn.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the ids of the suites to run, for example p2; all of them when empty.</summary>
    public IReadOnlyList<string> Suites { get; init; } = [];

    /// <summary>Gets the threads of the models.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Gets the commit that is measured, for the report, or null.</summary>
    public string? Commit { get; init; }
}
