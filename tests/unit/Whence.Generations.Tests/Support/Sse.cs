using System.Text.Json.Nodes;

namespace Whence.Generations.Tests.Support;

/// <summary>One frame of a stream.</summary>
internal sealed record Frame(string? Id, string? Event, string Data)
{
    public JsonNode Json => JsonNode.Parse(Data)!;
}

/// <summary>Reads server-sent events.</summary>
internal static class Sse
{
    public static IReadOnlyList<Frame> Parse(string stream) =>
    [
        .. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(block => !block.StartsWith(':'))
            .Select(block => block.Split('\n'))
            .Select(lines => new Frame(Field(lines, "id"), Field(lines, "event"), Field(lines, "data") ?? "")),
    ];

    private static string? Field(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];
}
