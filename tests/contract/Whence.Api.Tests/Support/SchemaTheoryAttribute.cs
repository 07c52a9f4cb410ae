namespace Whence.Api.Tests.Support;

/// <summary>Marks a theory that needs the published OpenAPI document; it skips aloud where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaTheoryAttribute : TheoryAttribute
{
    public SchemaTheoryAttribute()
    {
        Skip = PublishedSchema.WhyMissing;
    }
}
