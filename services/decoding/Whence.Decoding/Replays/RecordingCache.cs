using Whence.Contracts.Replays;
using Whence.Recordings;

namespace Whence.Decoding.Replays;

/// <summary>Remembers the generations that were replayed last: one explanation asks for many replays.</summary>
internal sealed class RecordingCache(RecordingReader reader)
{
    private const int Capacity = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, Recording Recording)> _recent = new();

    public async Task<Recording> ReadAsync(RecordedRun run, CancellationToken cancellation)
    {
        var key = string.Join(
            ' ', run.Segments.Select(one => one.Digest).Prepend($"{run.GenerationId} {run.Request} {run.Tokens}"));
        if (Find(key) is { } known)
        {
            return known;
        }

        var recording = await reader.ReadAsync(run, cancellation);
        Keep(key, recording);
        return recording;
    }

    private Recording? Find(string key)
    {
        lock (_lock)
        {
            var node = _recent.First;
            while (node is not null && node.Value.Key != key)
            {
                node = node.Next;
            }

            if (node is null)
            {
                return null;
            }

            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Recording;
        }
    }

    private void Keep(string key, Recording recording)
    {
        lock (_lock)
        {
            _recent.AddFirst((key, recording));
            if (_recent.Count > Capacity)
            {
                _recent.RemoveLast();
            }
        }
    }
}
