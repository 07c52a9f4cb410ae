using System.Collections.Concurrent;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Services.Tests.Support;

/// <summary>Payloads that a test put there.</summary>
internal sealed class HeldPayloads : IPayloadStore
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
        _contents.TryGetValue((generationId, reference.Digest), out var content)
            ? Task.FromResult(PayloadDigest.Check(reference, content))
            : throw new PayloadException("missing");

    public Task<PayloadReference> PutAsync<T>(Guid generationId, T document) =>
        PutAsync(generationId, DocumentJson.Write(document), CancellationToken.None);

    public async Task<T> GetAsync<T>(Guid generationId, PayloadReference reference) =>
        DocumentJson.Read<T>(await GetAsync(generationId, reference, CancellationToken.None));
}
