using System.Diagnostics;
using System.Diagnostics.Metrics;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Persistence;

/// <summary>What can be seen of a message on its way.</summary>
public sealed class OutboxTraceTests
{
    [PostgresFact]
    public async Task Dispatch_EnqueuedWithinATrace_GoesOnWithIt()
    {
        using var listener = Listen();
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await ProbeHost.StartAsync(database.ConnectionString);
        var seen = new TaskCompletionSource<Activity?>();
        host.Publisher.Before = _ =>
        {
            seen.TrySetResult(Activity.Current);
            return Task.CompletedTask;
        };
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        await host.CommitAsync(Guid.NewGuid(), 0);
        var publishing = await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(request.TraceId, publishing!.TraceId);
        Assert.Equal(request.SpanId, publishing.ParentSpanId);
    }

    [PostgresFact]
    public async Task Dispatch_Published_IsCounted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await ProbeHost.StartAsync(database.ConnectionString);
        var counted = 0L;
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "whence.outbox.published")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            Interlocked.Add(ref counted, tags.ToArray().Contains(new("schema", "probe")) ? value : 0));
        meters.Start();

        await host.CommitAsync(Guid.NewGuid(), 0, 1);
        await host.EmptyAsync();

        Assert.True(Interlocked.Read(ref counted) >= 2, $"{counted} were counted.");
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Whence.Persistence",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
