using System.Runtime.CompilerServices;
using System.Text;

namespace Whence.Integration.Tests.Support;

/// <summary>One frame of an event stream.</summary>
internal sealed record ServerSentEvent(string? Id, string Event, string Data)
{
    /// <summary>Reads frames as the standard says, until the server ends the stream.</summary>
    public static async IAsyncEnumerable<ServerSentEvent> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string? id = null;
        var (kind, data) = ("message", new List<string>());
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            var (field, value) = Split(line);
            switch (field)
            {
                case "" when line.Length == 0 && data.Count > 0:
                    yield return new ServerSentEvent(id, kind, string.Join('\n', data));
                    (kind, data) = ("message", []);
                    break;
                case "id":
                    id = value;
                    break;
                case "event":
                    kind = value;
                    break;
                case "data":
                    data.Add(value);
                    break;
            }
        }
    }

    private static (string Field, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..].TrimStart(' '));
    }
}
