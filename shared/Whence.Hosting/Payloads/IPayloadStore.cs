using Whence.Contracts.Payloads;

namespace Whence.Hosting.Payloads;

/// <summary>Holds prompts, settings, traces, answers and attributions, so that no message has to.</summary>
public interface IPayloadStore
{
    /// <summary>Stores content for a generation; the same content twice is stored once.</summary>
    Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Returns content, its digest checked.</summary>
    /// <exception cref="PayloadException">It is missing, truncated or altered.</exception>
    Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation);
}
