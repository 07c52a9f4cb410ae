namespace Whence.Scorecard.Suites;

/// <summary>Measurements that answer one question about explanations.</summary>
public interface ISuite
{
    /// <summary>Gets the id, for example p1.</summary>
    string Id { get; }

    /// <summary>Gets the title.</summary>
    string Title { get; }

    /// <summary>Gets what the suite shows, in a sentence.</summary>
    string Shows { get; }

    /// <summary>Gets what it measures, in order.</summary>
    IReadOnlyList<Measurement> Measurements { get; }
}
