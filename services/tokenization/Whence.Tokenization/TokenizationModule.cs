using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Contracts.Tokenization;
using Whence.Hosting.Configuration;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Models;
using Whence.Tokenization.Prompts;
using Whence.Tokenization.Texts;

namespace Whence.Tokenization;

/// <summary>Text to ids and back. It keeps nothing.</summary>
public static class TokenizationModule
{
    /// <summary>Adds what the module needs.</summary>
    public static IHostApplicationBuilder AddTokenization(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddWhenceOptions<TokenizationOptions>(TokenizationOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<TokenizationOptions>, ModelFolderCheck>();
        builder.Services.AddHostedService<ModelStart>();
        builder.Services.AddSingleton(services => new TokenizationModel(
            ModelPackage.Open(services.GetRequiredService<IOptions<TokenizationOptions>>().Value.Model)));
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<TokenizationMetrics>();
        builder.Services.AddSingleton<TextTokenizer>();
        builder.Services.AddSingleton<WorkSlots>();
        return builder;
    }

    /// <summary>Subscribes the module.</summary>
    public static MessageRoutes AddTokenizationHandlers(this MessageRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes.Handle<TokenizePrompt, TokenizePromptHandler>("tokenization");
    }

    /// <summary>Maps the module's endpoints.</summary>
    public static IEndpointRouteBuilder MapTokenization(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var texts = routes.MapGroup("/v1").WithTags("Tokenization").RequireScope(ScopeNames.Generate)
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415);
        texts.MapPost("/tokenize", TokenizeAsync)
            .WithName("Tokenize")
            .WithSummary("Turns a text or a chat into token ids.")
            .WithDescription("Offsets are in code points, the end exclusive. Names of special tokens are text.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        texts.MapPost("/detokenize", DetokenizeAsync)
            .WithName("Detokenize")
            .WithSummary("Turns token ids into text.")
            .WithDescription("Special tokens show by their names unless skip_special_tokens is set.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        return routes;
    }

    private static async Task<Ok<TokenizeResponse>> TokenizeAsync(
        TokenizeRequest request, TextTokenizer tokenizer, WorkSlots slots, CancellationToken cancellation) =>
        TypedResults.Ok(await slots.RunAsync(() => tokenizer.Tokenize(request), cancellation));

    private static async Task<Ok<DetokenizeResponse>> DetokenizeAsync(
        DetokenizeRequest request, TextTokenizer tokenizer, WorkSlots slots, CancellationToken cancellation) =>
        TypedResults.Ok(await slots.RunAsync(() => tokenizer.Detokenize(request), cancellation));
}
