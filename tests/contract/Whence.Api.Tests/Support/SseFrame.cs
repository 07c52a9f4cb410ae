namespace Whence.Api.Tests.Support;

/// <summary>One frame of an event stream, read as the standard says.</summary>
/// <param name="Id">The id, or null.</param>
/// <param name="Event">The kind, or null.</param>
/// <param name="Data">Its data lines, joined.</param>
internal sealed record SseFrame(string? Id, string? Event, string Data)
{
    /// <summary>Reads a stream; comments are left out.</summary>
    public static IReadOnlyList<SseFrame> ParseAll(string stream)
    {
        var frames = new List<SseFrame>();
        foreach (var block in stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n').Where(line => !line.StartsWith(':')).ToList();
            if (lines.Count > 0)
            {
                frames.Add(new(
                    Field(lines, "id").SingleOrDefault(), Field(lines, "event").SingleOrDefault(),
                    string.Join('\n', Field(lines, "data"))));
            }
        }

        return frames;
    }

    private static IEnumerable<string> Field(IEnumerable<string> lines, string name) =>
        lines.Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 1)..].TrimStart(' '));
}
