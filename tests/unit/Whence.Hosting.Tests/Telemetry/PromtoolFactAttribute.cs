namespace Whence.Hosting.Tests.Telemetry;

/// <summary>A fact that needs promtool; it skips aloud without, and fails on the continuous build.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var isThere = folders.Any(folder => File.Exists(Path.Combine(folder, "promtool")));
        Skip = isThere || Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
            ? null
            : "needs promtool; install it: apt-get install --no-install-recommends prometheus";
    }
}
