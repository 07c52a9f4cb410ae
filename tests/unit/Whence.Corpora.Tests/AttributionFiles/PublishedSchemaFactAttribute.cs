using Whence.Testing;

namespace Whence.Corpora.Tests.AttributionFiles;

/// <summary>Marks a test that needs the published schema, which no machine can fetch: it skips where that is not beside
/// the checkout.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedSchemaFactAttribute : FactAttribute
{
    private const string FileName = "attribution-md.schema.json";

    public PublishedSchemaFactAttribute()
    {
        if (!File.Exists(SchemaFile))
        {
            Skip = $"needs schema.json of attributionmd/attribution.md as ../shared/contracts/{FileName}";
        }
    }

    public static string SchemaFile => RepositoryRoot.Locate("..", "shared", "contracts", FileName);
}
