using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Attribution.Answers;
using Whence.Attribution.Catalogue;
using Whence.Attribution.Contrasts;
using Whence.Attribution.Counterfactuals;
using Whence.Attribution.Explaining;
using Whence.Attribution.GivenTexts;
using Whence.Attribution.Profiles;
using Whence.Attribution.Readings;
using Whence.Attribution.Replays;
using Whence.Attribution.SafeSets;
using Whence.Contracts.Attribution;
using Whence.Hosting.Configuration;
using Whence.Hosting.Http;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Models;
using Whence.Recordings;

namespace Whence.Attribution;

/// <summary>The concepts behind answers and given texts, the parts of prompts that made answers, and the catalogue of
/// concepts.</summary>
public static class AttributionModule
{
    /// <summary>Adds what the module needs.</summary>
    public static IHostApplicationBuilder AddAttribution(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddWhenceOptions<AttributionOptions>(AttributionOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<AttributionOptions>, ModelFolderCheck>();
        builder.Services.AddHostedService<ModelStart>();
        builder.Services.AddSingleton(services =>
            Open(services.GetRequiredService<IOptions<AttributionOptions>>().Value));
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<AttributionMetrics>();
        builder.Services.AddSingleton<ConceptList>().AddSingleton<ConceptPages>();
        builder.Services.AddSingleton(services =>
        {
            var model = services.GetRequiredService<AttributionModel>();
            return new RecordingReader(services.GetRequiredService<IPayloadStore>(), model.Package, model.Digest);
        });
        AddReadings(builder.Services);
        AddExplanations(builder);
        return builder;
    }

    /// <summary>Subscribes the module.</summary>
    public static MessageRoutes AddAttributionHandlers(this MessageRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes.Handle<AttributeConcepts, AttributeConceptsHandler>("attribution");
    }

    /// <summary>Maps the module's endpoints.</summary>
    public static IEndpointRouteBuilder MapAttribution(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPost("/v1/attributions", GivenTextEndpoint.PostAsync)
            .WithTags("Attribution").WithName("AttributeText").RequireScope(ScopeNames.Explain)
            .WithSummary("Explains a given text by concepts.")
            .WithDescription(
                "The completion is read as if the model had written it behind the prompt, token by token. Offsets " +
                "are in code points, the end exclusive.")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(413)
            .ProducesProblem(415).ProducesProblem(422).ProducesProblem(503).ProducesProblem(504);
        routes.MapExplanations();
        routes.MapCounterfactuals();
        routes.MapProfiles();
        routes.MapSafeSets();
        routes.MapConcepts();
        return routes;
    }

    private static void AddExplanations(IHostApplicationBuilder builder)
    {
        builder.AddAttributionStorage();

        // These limit themselves by what the caller waits for.
        builder.AddInternalHttpClient<DecodingClient>("decoding").ConfigureHttpClient(Unlimited);
        builder.AddInternalHttpClient<ReplayClient>("decoding").ConfigureHttpClient(Unlimited);
        builder.AddInternalHttpClient<GenerationsClient>("generations");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services
            .AddSingleton<RecordedAnswers>()
            .AddSingleton<InputQuestions>()
            .AddSingleton<CallerGenerations>()
            .AddSingleton<IExplainer, InputExplainer>()
            .AddSingleton<CounterfactualQuestions>()
            .AddSingleton<ChildGenerations>()
            .AddSingleton<ChangedAnswers>()
            .AddSingleton<SteeringTwins>()
            .AddSingleton<IExplainer, CounterfactualExplainer>()
            .AddSingleton<ExplanationParts>()
            .AddSingleton<ExplanationDoor>()
            .AddSingleton<ExplanationEndpoints>()
            .AddSingleton<CounterfactualEndpoints>()
            .AddHostedService<ExplanationWorker>();
    }

    private static void AddReadings(IServiceCollection services) => services
        .AddSingleton<TextReadings>()
        .AddSingleton<Contrasting>()
        .AddSingleton<TenantProfiles>()
        .AddSingleton<ProfileSuggestions>()
        .AddSingleton<ProfileEndpoints>()
        .AddSingleton<SafeSetChecks>()
        .AddSingleton<FittedSafeSets>()
        .AddSingleton<SafeSetEndpoints>();

    private static void Unlimited(HttpClient http) => http.Timeout = Timeout.InfiniteTimeSpan;

    private static AttributionModel Open(AttributionOptions options) =>
        new(LoadedModel.Open(options.Model, options.Threads));
}
