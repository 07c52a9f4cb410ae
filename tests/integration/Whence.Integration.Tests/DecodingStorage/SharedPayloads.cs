using System.Collections.Concurrent;
using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>Payloads that all workers of a test see.</summary>
internal sealed class SharedPayloads : IPayloadStore
{
    private readonly ConcurrentDictionary<(Guid, PayloadReference), byte[]> _contents = new();

    public bool Holds(Guid generationId, PayloadReference reference) =>
        _contents.ContainsKey((generationId, reference));

    public Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var reference = PayloadDigest.Of(content.Span);
        _contents[(generationId, reference)] = content.ToArray();
        return Task.FromResult(reference);
    }

    public Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation) =>
        Task.FromResult(_contents[(generationId, reference)]);
}
