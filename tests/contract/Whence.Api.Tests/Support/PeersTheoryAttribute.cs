namespace Whence.Api.Tests.Support;

/// <summary>Marks a theory that needs the npm packages: it skips where they cannot be had, and fails on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeersTheoryAttribute : TheoryAttribute
{
    public PeersTheoryAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Skip = NodePeers.WhyMissing;
        }
    }
}
