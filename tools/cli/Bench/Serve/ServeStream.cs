using Whence.Cli.Terminal;

namespace Whence.Cli.Bench.Serve;

/// <summary>Server-sent events as they arrive.</summary>
internal sealed class ServeStream : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private ServeStream(HttpResponseMessage answer, Stream stream) =>
        (_answer, _reader) = (answer, new StreamReader(stream));

    public static async Task<ServeStream> OpenAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(answer, await answer.Content.ReadAsStreamAsync(cancellation));

    /// <summary>Returns the kind and data of the next event, or null at the end.</summary>
    public async Task<(string Kind, string Data)?> NextAsync(CancellationToken cancellation)
    {
        var (kind, data) = ("message", "");
        while (await _reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
            {
                return (kind, data);
            }

            (kind, data) = line.StartsWith("event: ", StringComparison.Ordinal) ? (line[7..], data)
                : line.StartsWith("data: ", StringComparison.Ordinal) ? (kind, data + line[6..])
                : (kind, data);
        }

        return null;
    }

    /// <summary>Reads up to the first event of a kind.</summary>
    public async Task<string> UntilAsync(string kind, CancellationToken cancellation)
    {
        while (await NextAsync(cancellation) is { } found)
        {
            if (found.Kind == kind)
            {
                return found.Data;
            }
        }

        throw new CommandException($"The stream of events ended without {kind}; see the log of generations.");
    }

    /// <summary>Reads to the end and returns how often each kind occurred.</summary>
    public async Task<Dictionary<string, int>> CountAsync(CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>();
        while (await NextAsync(cancellation) is { } found)
        {
            counts[found.Kind] = counts.GetValueOrDefault(found.Kind) + 1;
        }

        return counts;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
    }
}
