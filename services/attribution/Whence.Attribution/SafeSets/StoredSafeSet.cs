using Whence.Attribution.Versions;
using Whence.Contracts.Documents;

namespace Whence.Attribution.SafeSets;

/// <summary>One version of a tenant's safe set.</summary>
internal sealed record StoredSafeSet(string Tenant, string Name, int Version, SafeSetContent Content)
{
    public static StoredSafeSet Of(string tenant, VersionedText text) => new(
        tenant,
        text.Name,
        text.Version,
        DocumentJson.Read<SafeSetContent>(System.Text.Encoding.UTF8.GetBytes(text.Content)));
}
