using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Decoding.Engine;
using Whence.Decoding.Jobs;
using Whence.Engine.Traces;
using Whence.Hosting.Payloads;

namespace Whence.Decoding.Work;

/// <summary>What every run works with.</summary>
internal sealed class WorkerParts(
    IJobStore store,
    DecodeEngine engine,
    DecodingModel model,
    IPayloadStore payloads,
    IOptions<DecodingOptions> options,
    DecodingMetrics metrics,
    TimeProvider time,
    ILogger<DecodeWorker> log)
{
    public IJobStore Store => store;

    public DecodeEngine Engine => engine;

    public TraceOrigin Origin => model.Origin;

    public int BlockLength => model.Package.Config.BlockLength;

    public IPayloadStore Payloads => payloads;

    public DecodingOptions Options => options.Value;

    public DecodingMetrics Metrics => metrics;

    public TimeProvider Time => time;

    public ILogger Log => log;
}
