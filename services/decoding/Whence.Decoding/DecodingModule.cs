using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Contracts.Decoding;
using Whence.Contracts.Replays;
using Whence.Decoding.Embeddings;
using Whence.Decoding.Engine;
using Whence.Decoding.Forcing;
using Whence.Decoding.Jobs;
using Whence.Decoding.Messages;
using Whence.Decoding.Replays;
using Whence.Decoding.Work;
using Whence.Hosting.Configuration;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Recordings;

namespace Whence.Decoding;

/// <summary>Runs the model: answers, embeddings, traces of given texts. The only module that computes.</summary>
public static class DecodingModule
{
    /// <summary>Adds what the module needs; the host adds a payload store.</summary>
    public static IHostApplicationBuilder AddDecoding(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddWhenceOptions<DecodingOptions>(DecodingOptions.Section);
        builder.AddJobStorage();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<DecodingMetrics>();
        builder.Services.AddSingleton(services =>
            DecodingModel.Open(services.GetRequiredService<IOptions<DecodingOptions>>().Value));
        builder.Services.AddSingleton<DecodeEngine>();
        builder.Services.AddSingleton<WorkerParts>();
        AddReplays(builder.Services);

        // The last to start is the first to stop: the engine outlives the worker.
        builder.Services.AddHostedService(services => services.GetRequiredService<DecodeEngine>());
        builder.Services.AddHostedService<JobUpkeep>();
        builder.Services.AddHostedService<DecodeWorker>();
        return builder;
    }

    /// <summary>Subscribes the module.</summary>
    public static MessageRoutes AddDecodingHandlers(this MessageRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes
            .Handle<DecodeGeneration, DecodeGenerationHandler>("decoding")
            .Handle<CancelDecode, CancelDecodeHandler>("decoding");
    }

    /// <summary>Maps the module's endpoints. A model that cannot be used stops the process here.</summary>
    public static IEndpointRouteBuilder MapDecoding(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var origin = routes.ServiceProvider.GetRequiredService<DecodingModel>().Origin;
        routes.ServiceProvider.GetRequiredService<ILogger<DecodeEngine>>()
            .Serving(origin.Model, origin.ModelDigest, origin.Backend);
        routes.MapPost("/v1/embeddings", EmbeddingsEndpoint.EmbedAsync)
            .WithTags("Embeddings")
            .WithName("CreateEmbeddings")
            .WithSummary("Turns texts into vectors.")
            .WithDescription("As OpenAI's; representation chooses which vector of each position is averaged.")
            .RequireScope(ScopeNames.Generate)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        routes.MapPost("/internal/force", ForceEndpoint.ForceAsync)
            .RequireScope(ScopeNames.Internal)
            .ExcludeFromDescription();
        MapReplays(routes.MapGroup("/internal").RequireScope(ScopeNames.Internal).ExcludeFromDescription());
        return routes;
    }

    private static void AddReplays(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var model = provider.GetRequiredService<DecodingModel>();
            return new RecordingCache(new RecordingReader(
                provider.GetRequiredService<IPayloadStore>(), model.Package, model.Origin.ModelDigest));
        });
        services.AddSingleton<ReplaySlots>();
        services.AddSingleton<ReplayEndpoints>();
    }

    private static void MapReplays(RouteGroupBuilder replays)
    {
        replays.MapPost(
            "/ablate",
            (AblateRequest request, ReplayEndpoints endpoints, CancellationToken cancellation) =>
                endpoints.AblateAsync(request, cancellation));
        replays.MapPost(
            "/integrate",
            (IntegrateRequest request, ReplayEndpoints endpoints, CancellationToken cancellation) =>
                endpoints.IntegrateAsync(request, cancellation));
    }
}
