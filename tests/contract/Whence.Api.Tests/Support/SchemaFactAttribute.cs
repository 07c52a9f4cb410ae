namespace Whence.Api.Tests.Support;

/// <summary>Marks a test that needs the published OpenAPI document; it skips aloud where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute()
    {
        Skip = PublishedSchema.WhyMissing;
    }
}
