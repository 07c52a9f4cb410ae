using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>Payloads of a worker that stands still after its first blocks, until the test thaws it.</summary>
internal sealed class FreezingPayloads(SharedPayloads payloads) : IPayloadStore
{
    private const int PutsBefore = 3;
    private int _puts;

    public TaskCompletionSource Thaw { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _puts) > PutsBefore)
        {
            await Thaw.Task;
        }

        return await payloads.PutAsync(generationId, content, cancellation);
    }

    public Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation) =>
        payloads.GetAsync(generationId, reference, cancellation);
}
