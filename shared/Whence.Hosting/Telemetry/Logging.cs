using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Whence.Hosting.Telemetry;

/// <summary>Writes logs as one JSON object a line, or as text to a terminal.</summary>
internal static class Logging
{
    // These say a line or more for each request or message, with paths and addresses.
    private static readonly string[] Talkative =
    [
        "Microsoft.AspNetCore", "System.Net.Http", "Microsoft.Extensions.Http", "MassTransit",
        "Microsoft.EntityFrameworkCore",
    ];

    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.Configure(options => options.ActivityTrackingOptions =
            ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        foreach (var category in Talkative.Where(name => builder.Configuration[$"Logging:LogLevel:{name}"] is null))
        {
            builder.Logging.AddFilter(category, LogLevel.Warning);
        }

        if (Console.IsOutputRedirected)
        {
            builder.Logging.AddJsonConsole(options =>
            {
                options.IncludeScopes = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                options.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        }
    }
}
