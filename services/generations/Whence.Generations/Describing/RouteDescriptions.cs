using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Whence.Generations.Requests.Bodies;

namespace Whence.Generations.Describing;

/// <summary>Adds to the API's description what the signature of an endpoint does not say.</summary>
internal static class RouteDescriptions
{
    private const string ProblemType = "application/problem+json";

    /// <summary>Names the errors that an endpoint answers with besides those that every endpoint may.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses.Append(StatusCodes.Status401Unauthorized))
        {
            route.Produces<ErrorBody>(status, ProblemType);
        }

        return route;
    }

    /// <summary>Describes query parameters.</summary>
    public static RouteHandlerBuilder WithQuery(
        this RouteHandlerBuilder route, params (string Name, string Type, string Description)[] parameters) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var (name, type, description) in parameters)
            {
                Add(operation, name, type, description, ParameterLocation.Query);
            }

            return Task.CompletedTask;
        });

    /// <summary>Describes a request header.</summary>
    public static RouteHandlerBuilder WithHeader(this RouteHandlerBuilder route, string name, string description) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            Add(operation, name, "string", description, ParameterLocation.Header);
            return Task.CompletedTask;
        });

    /// <summary>Shows an example of the request's body.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder route, string example) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var content in operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>() ?? [])
            {
                content.Example = JsonNode.Parse(example);
            }

            return Task.CompletedTask;
        });

    /// <summary>Describes the items of steering lists, which may be of three types.</summary>
    public static RouteHandlerBuilder WithConcepts(this RouteHandlerBuilder route) =>
        route.AddOpenApiOperationTransformer((_, context, _) =>
        {
            IOpenApiSchema? steering = null;
            context.Document?.Components?.Schemas?.TryGetValue(nameof(SteeringBody), out steering);
            foreach (var list in (steering?.Properties?.Values ?? []).OfType<OpenApiSchema>())
            {
                if (list.Type?.HasFlag(JsonSchemaType.Array) == true)
                {
                    list.Items = ConceptSchema();
                }
            }

            return Task.CompletedTask;
        });

    private static OpenApiSchema ConceptSchema() => new()
    {
        AnyOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String, Description = "The name of a known concept." },
            new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The id of a known concept." },
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "A concept by name or id, and how strongly it is steered.",
                Required = new HashSet<string> { "concept" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["concept"] = new OpenApiSchema { Description = "Its name or id." },
                    ["strength"] = new OpenApiSchema { Type = JsonSchemaType.Number },
                    ["mask"] = new OpenApiSchema { Type = JsonSchemaType.Number },
                },
            },
        ],
    };

    private static void Add(
        OpenApiOperation operation, string name, string type, string description, ParameterLocation location)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = location,
            Description = description,
            Schema = new OpenApiSchema { Type = TypeOf(type) },
        });
    }

    private static JsonSchemaType TypeOf(string type) => type switch
    {
        "integer" => JsonSchemaType.Integer,
        "boolean" => JsonSchemaType.Boolean,
        _ => JsonSchemaType.String,
    };
}
