using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Whence.Local;

/// <summary>Gives the description of all modules the head that the gateway gives it.</summary>
internal static class LocalDescription
{
    public static Task Complete(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "Whence";
        document.Info.Version = typeof(LocalDescription).Assembly.GetName().Version!.ToString(3);
        document.Info.Description = "Answers of an interpretable diffusion language model, and whence each came.";
        document.Info.License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            ["apiKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "x-api-key",
            },
        };
        document.Security = [Requirement("bearer", document), Requirement("apiKey", document)];
        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
