using System.Text.Json.Nodes;

namespace Whence.Cli.Steer;

/// <summary>The answer of <c>whence steer profile list --json</c>.</summary>
internal sealed record ProfileList(int Count, IReadOnlyList<JsonNode> Profiles);
