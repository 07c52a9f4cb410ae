using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Contracts.Replays;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Traces;
using Whence.Models;

namespace Whence.Decoding.Tests.Support;

/// <summary>An answer that lies in the payload store, as a generation leaves it.</summary>
internal sealed record RecordedOrder(RecordedRun Run, RecordedGeneration Generation)
{
    /// <summary>Decodes an order and stores it.</summary>
    public static async Task<RecordedOrder> StoreAsync(DecodingWorld world, LoadedModel model, Order order)
    {
        var id = Guid.NewGuid();
        var result = new Decoder(model.Denoiser).Decode(order.Request);
        var origin = new TraceOrigin(model.Package.Name, model.Digest(), model.Denoiser.Backend);
        var segments = new List<PayloadReference>();
        foreach (var segment in TraceSegment.Cut(result.Trace, model.Package.Config.BlockLength, origin))
        {
            segments.Add(await world.Payloads.PutAsync(id, segment.ToBytes(), default));
        }

        var run = new RecordedRun
        {
            GenerationId = id,
            Request = await world.Payloads.PutAsync(id, DocumentJson.Write(order.Document), default),
            Tokens = await world.Payloads.PutAsync(
                id, DocumentJson.Write(new TokensDocument { Tokens = order.Prompt }), default),
            Segments = segments,
        };
        return new RecordedOrder(run, new RecordedGeneration(result.Trace, order.Request.Options));
    }
}
