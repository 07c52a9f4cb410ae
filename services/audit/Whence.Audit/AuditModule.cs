using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Audit.Recording;
using Whence.Audit.Records;
using Whence.Audit.Storage;
using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Generations;
using Whence.Hosting.Configuration;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Persistence.Schemas;

namespace Whence.Audit;

/// <summary>The append-only record of what happened to every generation.</summary>
public static class AuditModule
{
    private const string Service = "audit";

    /// <summary>Adds what the module needs.</summary>
    public static IHostApplicationBuilder AddAudit(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddWhenceOptions<AuditOptions>(AuditOptions.Section);
        var options = builder.Configuration.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new AuditOptions();
        builder.AddWhenceOptions<AuditStorageOptions>($"{AuditOptions.Section}:Storage");
        AddStore(builder, options.Storage);
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<AuditMetrics>();
        builder.Services.AddHostedService<RecordStart>();
        return builder;
    }

    /// <summary>Subscribes the module.</summary>
    public static MessageRoutes AddAuditHandlers(this MessageRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes
            .Handle<GenerationAccepted, AuditRecorder>(Service)
            .Handle<GenerationDecoded, AuditRecorder>(Service)
            .Handle<ConceptsAttributed, AuditRecorder>(Service)
            .Handle<InputsAttributed, AuditRecorder>(Service)
            .Handle<CounterfactualAnswered, AuditRecorder>(Service)
            .Handle<GenerationCompleted, AuditRecorder>(Service)
            .Handle<GenerationFailed, AuditRecorder>(Service)
            .Handle<GenerationCancelled, AuditRecorder>(Service);
    }

    /// <summary>Maps the module's endpoints.</summary>
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var records = routes.MapGroup("/v1/audit/records").WithTags("Audit").RequireScope(ScopeNames.AuditRead)
            .ProducesProblem(401).ProducesProblem(403);
        records.MapGet("", RecordEndpoints.ListAsync)
            .WithName("ListAuditRecords")
            .WithSummary("Lists audit records in the order of the log.")
            .WithDescription("The tenant's own records; with the scope admin, everyone's. to is exclusive.")
            .ProducesProblem(400).ProducesProblem(422);
        records.MapGet("/{id}", RecordEndpoints.GetAsync)
            .WithName("GetAuditRecord")
            .WithSummary("Returns one audit record.")
            .WithDescription("body_digest is the SHA-256 of the body's bytes as they were recorded.")
            .ProducesProblem(404);
        return routes;
    }

    private static void AddStore(IHostApplicationBuilder builder, AuditStorageOptions storage)
    {
        switch (storage.Kind)
        {
            case AuditStorageKind.Postgres:
                builder.AddSchema<AuditContext>(AuditContext.Schema);
                builder.Services.AddSingleton<IAuditStore, PostgresAuditStore>();
                break;
            case AuditStorageKind.Files:
                builder.Services.AddSingleton<IAuditStore>(services => new FileAuditStore(
                    storage.Folder!, services.GetRequiredService<ILogger<FileAuditStore>>()));
                break;
            default:
                builder.Services.AddSingleton<IAuditStore, MemoryAuditStore>();
                break;
        }
    }
}
