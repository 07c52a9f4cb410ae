namespace Whence.Vectors.Tests;

/// <summary>Filters of every kind over the sources and licences of <see cref="SampleVectors"/>.</summary>
internal static class SampleFilters
{
    public static readonly VectorFilter[] All =
    [
        new(),
        new() { Sources = ["gazette", "ledger"] },
        new() { Sources = [] },
        new() { Sources = ["nobody"] },
        new() { Sources = ["Søren's \"letters\""] },
        new() { ExcludedSources = ["gazette"] },
        new() { Licences = ["CC0-1.0"] },
        new() { Licences = [] },
        new() { ExcludedLicences = ["CC-BY-4.0"] },
        new() { Sources = ["gazette"], ExcludedSources = ["gazette"] },
        new() { Sources = ["gazette", "almanac"], ExcludedSources = ["almanac"], Licences = ["CC-BY-4.0", "CC0-1.0"] },
    ];
}
