using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Generations.Storage.Payloads;

/// <summary>Payloads in memory: those of the newest generations, so that a process can run for long.</summary>
internal sealed class MemoryPayloadStore(int generationsMax = 1000) : IPayloadStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Dictionary<string, byte[]>> _payloads = [];
    private readonly Queue<Guid> _ages = new();

    public Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var reference = PayloadDigest.Of(content.Span);
        lock (_lock)
        {
            OfGeneration(generationId).TryAdd(reference.Digest, content.ToArray());
        }

        return Task.FromResult(reference);
    }

    public Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation)
    {
        PayloadDigest.Hex(reference); // refuses a malformed digest
        lock (_lock)
        {
            return _payloads.TryGetValue(generationId, out var own)
                && own.TryGetValue(reference.Digest, out var content)
                ? Task.FromResult(PayloadDigest.Check(reference, [.. content]))
                : throw new PayloadException($"The payload {reference.Digest} is missing.");
        }
    }

    private Dictionary<string, byte[]> OfGeneration(Guid generationId)
    {
        if (_payloads.TryGetValue(generationId, out var own))
        {
            return own;
        }

        if (_ages.Count >= generationsMax)
        {
            _payloads.Remove(_ages.Dequeue());
        }

        _ages.Enqueue(generationId);
        _payloads.Add(generationId, own = []);
        return own;
    }
}
