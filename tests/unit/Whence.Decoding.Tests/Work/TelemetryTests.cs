using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Whence.Contracts.Decoding;
using Whence.Decoding.Tests.Support;

namespace Whence.Decoding.Tests.Work;

/// <summary>A decode is a part of the trace of the request that ordered it, and is counted.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Order_InATrace_IsDecodedInThatTrace()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Whence.Decoding" or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("test");
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        Guid id;
        ActivityTraceId trace;
        using (var request = source.StartActivity("request")!)
        {
            trace = request.TraceId;
            id = await world.OrderAsync(Order.Of(24));
        }

        await world.Publisher.WaitAsync<GenerationDecoded>(1);
        await Eventually.TrueAsync(() => Mine(spans, id) is not null, "the span ends");
        var span = Mine(spans, id)!;
        Assert.Equal(trace, span.TraceId);
        Assert.Equal(3, span.Events.Count());
    }

    [Fact]
    public async Task Order_Decoded_IsCounted()
    {
        var counts = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == DecodingMetrics.MeterName)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Count(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Count(instrument, 1));
        listener.Start();
        await using var world = new DecodingWorld();
        await using (await TestWorker.StartAsync(world))
        {
            await world.OrderAsync(Order.Of(16));
            await world.Publisher.WaitAsync<GenerationDecoded>(1);
        }

        // Other tests of this process may decode as well.
        Assert.InRange(counts["whence.decode.tokens"], 16, double.MaxValue);
        Assert.InRange(counts["whence.decode.steps"], 16, double.MaxValue);
        Assert.InRange(counts["whence.decode.step.duration"], 16, double.MaxValue);
        Assert.InRange(counts["whence.decode.jobs"], 1, double.MaxValue);

        void Count(Instrument instrument, double value) =>
            counts.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
    }

    private static Activity? Mine(IEnumerable<Activity> spans, Guid id) => spans.FirstOrDefault(
        span => span.Source.Name == "Whence.Decoding" && Equals(span.GetTagItem("whence.generation_id"), id));
}
