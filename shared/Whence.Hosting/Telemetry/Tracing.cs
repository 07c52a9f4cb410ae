using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Whence.Hosting.Telemetry;

/// <summary>Lets one trace run from the HTTP request through the broker to the decode step.</summary>
internal static class Tracing
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", "Whence.*"];

    public static void Add(IHostApplicationBuilder builder, string service)
    {
        if (builder.Configuration[Endpoint] is { Length: > 0 })
        {
            builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(resource => resource.AddService($"whence-{service}", null, BuildVersion.Current))
                .AddSource(Sources)
                .AddOtlpExporter()
                .Build());
            builder.Services.AddHostedService<EagerStart<TracerProvider>>();
            return;
        }

        builder.Services.AddSingleton(_ => Propagate());
        builder.Services.AddHostedService<EagerStart<ActivityListener>>();
    }

    // Nobody collects traces: ids are still made and handed on, so that logs of one request can be found together.
    private static ActivityListener Propagate()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "MassTransit"
                || source.Name.StartsWith("Whence.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
