using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Whence.Hosting.Telemetry;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Telemetry;

public sealed class MetricsTests
{
    [Fact]
    public void Write_EachKind_IsPrometheusText()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        using var collector = new MetricsCollector(factory);
        using var meter = factory.Create("Whence.Test");
        meter.CreateCounter<long>("whence.jobs", "{job}", "Jobs\nended.").Add(3, [new("state", "a\"b\\c")]);
        meter.CreateUpDownCounter<int>("whence.queue.length", "{job}", "Waiting.").Add(2);
        meter.CreateObservableGauge("whence.memory", () => 12.5, "By", "Held.");
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] };
        var histogram = meter.CreateHistogram("whence.step.duration", "s", "Steps.", null, advice);
        histogram.Record(0.1);
        histogram.Record(5);
        var ours = collector.Collect().Where(family => family.Name.StartsWith("whence", StringComparison.Ordinal));
        Assert.Equal(
            """
            # HELP whence_jobs_total Jobs\nended.
            # TYPE whence_jobs_total counter
            whence_jobs_total{state="a\"b\\c"} 3
            # HELP whence_memory_bytes Held.
            # TYPE whence_memory_bytes gauge
            whence_memory_bytes 12.5
            # HELP whence_queue_length Waiting.
            # TYPE whence_queue_length gauge
            whence_queue_length 2
            # HELP whence_step_duration_seconds Steps.
            # TYPE whence_step_duration_seconds histogram
            whence_step_duration_seconds_bucket{le="0.1"} 1
            whence_step_duration_seconds_bucket{le="1"} 1
            whence_step_duration_seconds_bucket{le="+Inf"} 2
            whence_step_duration_seconds_sum 5.1
            whence_step_duration_seconds_count 2

            """,
            PrometheusText.Write(ours));
    }

    [Fact]
    public void Record_MoreSeriesThanTheLimit_KeepsTheFirst()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        using var collector = new MetricsCollector(factory);
        using var meter = factory.Create("Whence.Test");
        var counter = meter.CreateCounter<int>("whence.flood", null, "Flood.");
        for (var i = 0; i < 5000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("path", i));
        }

        var family = collector.Collect().Single(found => found.Name == "whence_flood_total");
        Assert.Equal(1000, family.Samples.Count());
    }

    [Fact]
    public async Task Metrics_AfterARequest_CountItUnderItsRoute()
    {
        await using var host = await TestHost.StartAsync();
        using (await host.GetAsync("/version"))
        {
        }

        using var answer = await host.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("http_server_request_duration_seconds_count{", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/version\"", text, StringComparison.Ordinal);
    }
}
