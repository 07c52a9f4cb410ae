using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Engine.Traces;
using Whence.Hosting.Payloads;

namespace Whence.Generations.Answers;

/// <summary>Reads what a generation keeps in payloads.</summary>
internal sealed class GenerationContents(IPayloadStore payloads)
{
    public async Task<TraceSegment> SegmentAsync(
        Guid id, PayloadReference reference, CancellationToken cancellation) =>
        TraceSegment.Parse(await payloads.GetAsync(id, reference, cancellation), reference.Digest);

    public async Task<T> DocumentAsync<T>(Guid id, PayloadReference reference, CancellationToken cancellation) =>
        DocumentJson.Read<T>(await payloads.GetAsync(id, reference, cancellation));

    public Task<PayloadReference> PutAsync<T>(Guid id, T document, CancellationToken cancellation) =>
        payloads.PutAsync(id, DocumentJson.Write(document), cancellation);
}
