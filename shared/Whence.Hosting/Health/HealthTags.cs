namespace Whence.Hosting.Health;

/// <summary>Says at which path a health check answers. A check without a tag is one of readiness.</summary>
public static class HealthTags
{
    /// <summary>The process must be restarted when it fails; it may depend on nothing outside.</summary>
    public const string Live = "live";

    /// <summary>The process has not finished starting while it fails; it counts for readiness as well.</summary>
    public const string Startup = "startup";
}
