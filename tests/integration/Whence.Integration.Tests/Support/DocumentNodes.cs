using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Contracts.Documents;

namespace Whence.Integration.Tests.Support;

/// <summary>Reads documents out of answers.</summary>
internal static class DocumentNodes
{
    public static T Read<T>(this JsonNode? node) => node.Deserialize<T>(DocumentJson.Options)!;
}
