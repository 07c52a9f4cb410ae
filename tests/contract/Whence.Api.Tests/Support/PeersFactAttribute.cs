namespace Whence.Api.Tests.Support;

/// <summary>Marks a test that needs the npm packages: it skips where they cannot be had, and fails on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeersFactAttribute : FactAttribute
{
    public PeersFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Skip = NodePeers.WhyMissing;
        }
    }
}
