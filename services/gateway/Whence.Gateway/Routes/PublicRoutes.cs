using Whence.Hosting.Identity;

namespace Whence.Gateway.Routes;

/// <summary>The whole public surface: what is not listed here does not exist outside.</summary>
internal static class PublicRoutes
{
    public const string Generations = "generations";
    public const string Tokenization = "tokenization";
    public const string Decoding = "decoding";
    public const string Attribution = "attribution";
    public const string Audit = "audit";

    /// <summary>The gateway itself.</summary>
    public const string Gateway = "gateway";

    private static readonly string[] Generate = [ScopeNames.Generate];
    private static readonly string[] Explain = [ScopeNames.Explain];
    private static readonly string[] Steer = [ScopeNames.Steer];
    private static readonly string[] Catalogue = [ScopeNames.Generate, ScopeNames.Explain];
    private static readonly string[] AuditRead = [ScopeNames.AuditRead];
    private static readonly string[] Open = [];

    public static IReadOnlyList<string> Services { get; } =
        [Generations, Tokenization, Decoding, Attribution, Audit];

    public static IReadOnlyList<PublicRoute> All { get; } =
    [
        new("POST", "/v1/generations", Generations, Generate) { MayStream = true },
        new("GET", "/v1/generations", Generations, Generate),
        new("GET", "/v1/generations/{id}", Generations, Generate),
        new("DELETE", "/v1/generations/{id}", Generations, Generate),
        new("GET", "/v1/generations/{id}/events", Generations, Generate) { MayStream = true },
        new("GET", "/v1/generations/{id}/attribution", Generations, Explain),
        new("GET", "/v1/generations/{id}/trace", Generations, Explain),
        new("GET", "/v1/generations/{id}/trace/{block}", Generations, Explain),
        new("GET", "/v1/generations/{id}/tokens/{position}", Generations, Explain),
        new("POST", "/v1/chat/completions", Generations, Generate) { MayStream = true },
        new("POST", "/v1/completions", Generations, Generate) { MayStream = true },
        new("GET", "/v1/models", Generations, ScopeNames.Grantable),
        new("GET", "/v1/models/{id}", Generations, ScopeNames.Grantable),
        new("POST", "/v1/embeddings", Decoding, Generate),
        new("POST", "/v1/tokenize", Tokenization, Generate),
        new("POST", "/v1/detokenize", Tokenization, Generate),
        new("POST", "/v1/generations/{id}/explanations", Attribution, Explain),
        new("GET", "/v1/generations/{id}/explanations", Attribution, Explain),
        new("GET", "/v1/generations/{id}/explanations/{explanation}", Attribution, Explain),
        new("DELETE", "/v1/generations/{id}/explanations/{explanation}", Attribution, Explain),
        new("POST", "/v1/generations/{id}/counterfactuals", Attribution, Explain),
        new("GET", "/v1/generations/{id}/counterfactuals", Attribution, Explain),
        new("GET", "/v1/generations/{id}/counterfactuals/{counterfactual}", Attribution, Explain),
        new("DELETE", "/v1/generations/{id}/counterfactuals/{counterfactual}", Attribution, Explain),
        new("GET", "/v1/steering-profiles", Attribution, Steer),
        new("GET", "/v1/steering-profiles/{name}", Attribution, Steer),
        new("PUT", "/v1/steering-profiles/{name}", Attribution, Steer),
        new("GET", "/v1/steering-profiles/{name}/versions/{version}", Attribution, Steer),
        new("POST", "/v1/steering-profiles/suggest", Attribution, Steer),
        new("GET", "/v1/safe-sets", Attribution, Explain),
        new("GET", "/v1/safe-sets/{name}", Attribution, Explain),
        new("PUT", "/v1/safe-sets/{name}", Attribution, Explain),
        new("GET", "/v1/safe-sets/{name}/versions/{version}", Attribution, Explain),
        new("POST", "/v1/safe-sets/{name}/check", Attribution, Explain),
        new("POST", "/v1/attributions", Attribution, Explain),
        new("GET", "/v1/concepts", Attribution, Catalogue),
        new("POST", "/v1/concepts/contrast", Attribution, Explain),
        new("GET", "/v1/concepts/{kind}/{id}", Attribution, Catalogue),
        new("GET", "/v1/concepts/{kind}/{id}/nearest", Attribution, Catalogue),
        new("GET", "/v1/audit/records", Audit, AuditRead),
        new("GET", "/v1/audit/records/{id}", Audit, AuditRead),
        new("GET", OpenApiPath, Gateway, Open),
    ];

    public const string OpenApiPath = "/openapi/v1.json";
}
