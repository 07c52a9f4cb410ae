using Whence.Attribution;
using Whence.Audit;
using Whence.Decoding;
using Whence.Gateway;
using Whence.Generations;
using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Hosting.Messaging;
using Whence.Models;
using Whence.Tokenization;

namespace Whence.Local;

/// <summary>Every module of the platform in one process.</summary>
internal static class LocalProcess
{
    /// <summary>Builds it; it listens when it runs.</summary>
    public static WebApplication Build(LocalOptions options, int port)
    {
        _ = ModelFolder.Resolve(options.Model);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(LocalSettings.Of(options, port));
        builder.AddWhenceDefaults("local");
        builder.AddGatewayAuthentication();
        builder.AddGenerations();
        builder.AddTokenization();
        builder.AddDecoding();
        builder.AddAttribution();
        builder.AddAudit();
        builder.AddWhenceBus(Subscribe);
        builder.Services.AddOpenApi(document => document.AddDocumentTransformer(LocalDescription.Complete));
        return Map(builder.Build());
    }

    private static void Subscribe(MessageRoutes routes)
    {
        routes.AddGenerationsHandlers();
        routes.AddTokenizationHandlers();
        routes.AddDecodingHandlers();
        routes.AddAttributionHandlers();
        routes.AddAuditHandlers();
    }

    private static WebApplication Map(WebApplication app)
    {
        app.UseGatewayAuthentication();
        app.UseWhenceDefaults();
        app.MapWhenceHealth();
        app.MapOpenApi();
        app.MapGenerations();
        app.MapTokenization();
        app.MapDecoding();
        app.MapAttribution();
        app.MapAudit();
        return app;
    }
}
