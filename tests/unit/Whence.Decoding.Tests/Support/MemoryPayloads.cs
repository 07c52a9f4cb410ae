using System.Collections.Concurrent;
using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Decoding.Tests.Support;

/// <summary>Payloads in memory.</summary>
internal sealed class MemoryPayloads : IPayloadStore
{
    private readonly ConcurrentDictionary<(Guid, string), byte[]> _contents = new();

    public Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var reference = PayloadDigest.Of(content.Span);
        _contents[(generationId, reference.Digest)] = content.ToArray();
        return Task.FromResult(reference);
    }

    public Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation) =>
        Task.FromResult(Get(generationId, reference));

    public byte[] Get(Guid generationId, PayloadReference reference) =>
        _contents.TryGetValue((generationId, reference.Digest), out var content)
            ? content
            : throw new PayloadException($"The payload {reference.Digest} is missing.");
}
