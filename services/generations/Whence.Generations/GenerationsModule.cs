using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Contracts.Attribution;
using Whence.Contracts.Children;
using Whence.Contracts.Decoding;
using Whence.Contracts.Documents;
using Whence.Contracts.Generations;
using Whence.Contracts.Tokenization;
using Whence.Generations.Answers;
using Whence.Generations.Coordination;
using Whence.Generations.Describing;
using Whence.Generations.Explanations;
using Whence.Generations.Internal;
using Whence.Generations.OpenAi;
using Whence.Generations.OpenAi.Models;
using Whence.Generations.Requests;
using Whence.Generations.Requests.Bodies;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Configuration;
using Whence.Hosting.Http;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Models;

namespace Whence.Generations;

/// <summary>Accepts, coordinates and answers generations.</summary>
public static class GenerationsModule
{
    private const string Service = "generations";
    private const string EventStreamType = "text/event-stream";

    /// <summary>Adds what the module needs.</summary>
    public static IHostApplicationBuilder AddGenerations(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddWhenceOptions<GenerationsOptions>(GenerationsOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<GenerationsOptions>, ModelFolderCheck>();
        builder.AddGenerationStorage();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddInternalHttpClient<ProfileClient>("attribution");
        AddCoordination(builder.Services);
        AddAnswers(builder.Services);
        return builder;
    }

    /// <summary>Subscribes the module.</summary>
    public static MessageRoutes AddGenerationsHandlers(this MessageRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes
            .Handle<PromptTokenized, FactHandler>(Service)
            .Handle<PromptRefused, FactHandler>(Service)
            .Handle<BlockCommitted, FactHandler>(Service)
            .Handle<GenerationDecoded, GenerationDecodedHandler>(Service)
            .Handle<DecodeFailed, FactHandler>(Service)
            .Handle<DecodeCancelled, FactHandler>(Service)
            .Handle<ConceptsAttributed, FactHandler>(Service)
            .Handle<AttributionFailed, FactHandler>(Service)
            .Handle<CancelGeneration, CancelGenerationHandler>(Service);
    }

    /// <summary>Maps the module's endpoints.</summary>
    public static IEndpointRouteBuilder MapGenerations(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        MapRuns(routes.MapGroup("/v1/generations").WithTags("Generations").AddEndpointFilter<RetryAdvice>());
        MapExplanations(
            routes.MapGroup("/v1/generations/{id}").WithTags("Explanations").AddEndpointFilter<RetryAdvice>());
        MapOpenAi(routes.MapGroup("/v1").WithTags("OpenAI").AddEndpointFilter<RetryAdvice>());
        MapInternal(routes.MapGroup("/internal").RequireScope(ScopeNames.Internal).ExcludeFromDescription());
        return routes;
    }

    private static void AddCoordination(IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton(provider => new ModelInfo(
            ModelPackage.Open(provider.GetRequiredService<IOptions<GenerationsOptions>>().Value.Model)));
        services.AddSingleton<GenerationMetrics>();
        services.AddSingleton<GenerationContents>();
        services.AddSingleton<Coordinator>();
        services.AddHostedService<ModelStart>();
        services.AddHostedService<DeadlineSweeper>();
    }

    private static void AddAnswers(IServiceCollection services) => services
        .AddSingleton<Acceptance>()
        .AddSingleton<ProfileApplication>()
        .AddSingleton<ResourceBuilder>()
        .AddSingleton<CallerRecords>()
        .AddSingleton<GenerationFeed>()
        .AddSingleton<EventStream>()
        .AddSingleton<GenerationEndpoints>()
        .AddSingleton<AttributionLoader>()
        .AddSingleton<AttributionEndpoints>()
        .AddSingleton<TraceEndpoints>()
        .AddSingleton<TokenEndpoints>()
        .AddSingleton<AnswerLoader>()
        .AddSingleton<Desertion>()
        .AddSingleton<ChunkStream>()
        .AddSingleton<OpenAiEndpoints>()
        .AddSingleton<ModelEndpoints>()
        .AddSingleton<PayloadEndpoints>()
        .AddSingleton<GenerationReferenceEndpoint>()
        .AddSingleton<ChildEndpoint>();

    private static void MapRuns(RouteGroupBuilder runs)
    {
        runs.MapPost("", (HttpContext context, GenerationEndpoints endpoints) => endpoints.CreateAsync(context))
            .RequireScope(ScopeNames.Generate)
            .WithName("CreateGeneration")
            .WithSummary("Accepts a generation.")
            .WithDescription(
                "It is durable once 202 is returned. With stream, the answer is a stream of events instead. " +
                "A repeated Idempotency-Key returns the generation of the first request.")
            .Accepts<GenerationBody>("application/json")
            .Produces<GenerationResource>(StatusCodes.Status202Accepted)
            .Produces<string>(StatusCodes.Status200OK, EventStreamType)
            .Refuses(400, 403, 404, 413, 415, 422, 429)
            .WithConcepts()
            .WithExample(RequestExamples.Generation);
        runs.MapGet("", (HttpContext context, GenerationEndpoints endpoints) => endpoints.ListAsync(context))
            .RequireScope(ScopeNames.Generate)
            .WithName("ListGenerations")
            .WithSummary("Lists the tenant's generations, newest first, without their texts.")
            .WithDescription("Pass next_cursor of a page as cursor to get the next one.")
            .Produces<Page<GenerationResource>>()
            .WithQuery(("limit", "integer", "1 to 100, 20 by default."), ("cursor", "string", "Where to go on."))
            .Refuses(400, 422);
        runs.MapGet(
                "/{id}",
                (HttpContext context, string id, GenerationEndpoints endpoints) => endpoints.ShowAsync(context, id))
            .RequireScope(ScopeNames.Generate)
            .WithName("GetGeneration")
            .WithSummary("Shows a generation, with its text once completed.")
            .WithDescription("A generation that has ended never changes, and has an ETag.")
            .Produces<GenerationResource>()
            .Refuses(400, 404);
        runs.MapDelete(
                "/{id}",
                (HttpContext context, string id, GenerationEndpoints endpoints) => endpoints.CancelAsync(context, id))
            .RequireScope(ScopeNames.Generate)
            .WithName("CancelGeneration")
            .WithSummary("Cancels a generation; one that has ended stays as it is.")
            .WithDescription("Decoding stops between two steps; the tokens decoded until then are charged.")
            .Produces<GenerationResource>(StatusCodes.Status202Accepted)
            .Refuses(400, 404);
        MapEvents(runs);
    }

    private static void MapEvents(RouteGroupBuilder runs) => runs.MapGet(
            "/{id}/events",
            (HttpContext context, string id, GenerationEndpoints endpoints) => endpoints.EventsAsync(context, id))
        .RequireScope(ScopeNames.Generate)
        .WithName("StreamGenerationEvents")
        .WithSummary("Streams the events of a generation, from the first or behind Last-Event-ID.")
        .WithDescription(
            "Events are status, text, attribution and done; commits=true adds commit. 204 when there is nothing left " +
            "to send.")
        .Produces<string>(StatusCodes.Status200OK, EventStreamType)
        .Produces(StatusCodes.Status204NoContent)
        .WithQuery(("commits", "boolean", "Whether each committed token is sent."))
        .WithHeader("Last-Event-ID", "The id of the last event that was received.")
        .Refuses(400, 404, 422);

    private static void MapExplanations(RouteGroupBuilder run)
    {
        run.MapGet(
                "/attribution",
                (HttpContext context, string id, AttributionEndpoints endpoints) => endpoints.ShowAsync(context, id))
            .RequireScope(ScopeNames.Explain)
            .WithName("GetAttribution")
            .WithSummary("Shows the concepts behind each chunk of the answer.")
            .WithDescription("409 not_ready while the generation is under way; 404 when it was not asked for.")
            .Produces<AttributionResource>()
            .WithQuery(
                ("granularity", "string", "chunk (default) or token."), ("top_k", "integer", "1 to 100, 8 by default."))
            .Refuses(400, 403, 404, 409, 422);
        run.MapGet(
                "/trace",
                (HttpContext context, string id, TraceEndpoints endpoints) => endpoints.ListAsync(context, id))
            .RequireScope(ScopeNames.Explain)
            .WithName("GetTrace")
            .WithSummary("Lists the committed tokens in the order in which they were decided.")
            .WithDescription("While the generation runs, those of the blocks that are complete.")
            .Produces<Page<CommitResource>>()
            .WithQuery(("limit", "integer", "1 to 1000, 100 by default."), ("cursor", "string", "Where to go on."))
            .Refuses(400, 403, 404, 422);
        run.MapGet(
                "/trace/{block:int:min(0)}",
                (HttpContext context, string id, int block, TraceEndpoints endpoints) =>
                    endpoints.BlockAsync(context, id, block))
            .RequireScope(ScopeNames.Explain)
            .WithName("GetTraceBlock")
            .WithSummary("Returns the trace of one block as a safetensors file.")
            .WithDescription("Its tensors are those of docs/TRACE.md.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .Refuses(403, 404);
        run.MapGet(
                "/tokens/{position:int:min(0)}",
                (HttpContext context, string id, int position, TokenEndpoints endpoints) =>
                    endpoints.ShowAsync(context, id, position))
            .RequireScope(ScopeNames.Explain)
            .WithName("GetToken")
            .WithSummary("Shows one token: when it was decided and, if explained, its logit in parts.")
            .WithDescription("Positions count from 0, the prompt included.")
            .Produces<TokenResource>()
            .Refuses(400, 403, 404);
    }

    private static void MapOpenAi(RouteGroupBuilder api)
    {
        api.MapGet("/models", (ModelEndpoints endpoints) => endpoints.List())
            .RequireScope(ScopeNames.Generate)
            .WithName("ListModels")
            .WithSummary("Lists the models.")
            .WithDescription("There is one; its member whence says what OpenAI has no name for.")
            .Produces<ModelList>()
            .Refuses(403);
        api.MapGet("/models/{id}", (string id, ModelEndpoints endpoints) => endpoints.Show(id))
            .RequireScope(ScopeNames.Generate)
            .WithName("GetModel")
            .WithSummary("Shows a model.")
            .WithDescription("weights_sha256 is the digest that every attribution names.")
            .Produces<ModelResource>()
            .Refuses(403, 404);
        api.MapPost(
                "/chat/completions",
                (HttpContext context, OpenAiEndpoints endpoints) => endpoints.ChatAsync(context))
            .RequireScope(ScopeNames.Generate)
            .WithName("CreateChatCompletion")
            .WithSummary("Answers a chat as OpenAI's API does.")
            .WithDescription(
                "A caller who leaves cancels the generation, unless the request has an Idempotency-Key. A model " +
                "without chat tokens gets the turns as lines of a plain text.")
            .Accepts<ChatBody>("application/json")
            .Produces<ChatCompletion>()
            .Produces<ChatCompletionChunk>(StatusCodes.Status200OK, EventStreamType)
            .Refuses(400, 403, 404, 409, 413, 415, 422, 429, 500, 504)
            .WithConcepts()
            .WithExample(RequestExamples.Chat);
        api.MapPost(
                "/completions",
                (HttpContext context, OpenAiEndpoints endpoints) => endpoints.CompleteAsync(context))
            .RequireScope(ScopeNames.Generate)
            .WithName("CreateCompletion")
            .WithSummary("Continues a text as OpenAI's API does.")
            .WithDescription("A caller who leaves cancels the generation, unless the request has an Idempotency-Key.")
            .Accepts<CompletionBody>("application/json")
            .Produces<TextCompletion>()
            .Produces<TextCompletion>(StatusCodes.Status200OK, EventStreamType)
            .Refuses(400, 403, 404, 409, 413, 415, 422, 429, 500, 504)
            .WithConcepts()
            .WithExample(RequestExamples.Completion);
    }

    private static void MapInternal(RouteGroupBuilder services)
    {
        services.MapGet(
            "/generations/{generationId:guid}",
            (Guid generationId, GenerationReferenceEndpoint endpoint, CancellationToken cancellation) =>
                endpoint.GetAsync(generationId, cancellation));
        services.MapPut(
            "/generations/{parentId:guid}/children/{childId:guid}",
            (Guid parentId, Guid childId, ChildGeneration child, ChildEndpoint endpoint, CancellationToken stop) =>
                endpoint.PutAsync(parentId, childId, child, stop));
        var payload = services.MapGroup("/payloads/{generationId:guid}/{digest}");
        payload.MapPut(
            "",
            (HttpContext context, Guid generationId, string digest, PayloadEndpoints endpoints) =>
                endpoints.PutAsync(context, generationId, digest));
        payload.MapGet(
            "",
            (HttpContext context, Guid generationId, string digest, long? length, PayloadEndpoints endpoints) =>
                endpoints.GetAsync(context, generationId, digest, length));
    }
}
