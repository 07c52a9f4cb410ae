using System.Text.Json.Nodes;
using Whence.Gateway.Routes;

namespace Whence.Gateway.OpenApi;

/// <summary>
/// Makes one description of those of the services. Only public routes are described; a schema of which two services
/// have different versions bears the name of its service.
/// </summary>
internal static class OpenApiMerge
{
    private const string SchemaPath = "#/components/schemas/";

    public static JsonObject Merge(IEnumerable<(string Service, JsonObject Document)> described, string version)
    {
        var paths = new JsonObject();
        var components = new JsonObject();
        var tags = new JsonArray();
        foreach (var (service, document) in described)
        {
            Rename(document, Collisions(components, document, service));
            AddPaths(paths, document, service);
            AddComponents(components, document);
            AddTags(tags, document);
        }

        components["securitySchemes"] = SecuritySchemes();
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(version),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(
                new JsonObject { ["bearer"] = new JsonArray() }, new JsonObject { ["apiKey"] = new JsonArray() }),
            ["tags"] = tags,
            ["paths"] = paths,
            ["components"] = components,
        };
    }

    private static JsonObject Info(string version) => new()
    {
        ["title"] = "Whence",
        ["version"] = version,
        ["description"] = "Answers of an interpretable diffusion language model, and whence each came.",
        ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
    };

    private static JsonObject SecuritySchemes() => new()
    {
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
        ["apiKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-api-key" },
    };

    private static void AddPaths(JsonObject paths, JsonObject document, string service)
    {
        foreach (var (path, item) in document["paths"] as JsonObject ?? [])
        {
            var kept = new JsonObject();
            foreach (var (member, value) in (JsonObject)item!)
            {
                if (member == "parameters" || IsPublic(service, member, path))
                {
                    kept[member] = value!.DeepClone();
                }
            }

            if (kept.Any(member => member.Key != "parameters"))
            {
                paths[path] = kept;
            }
        }
    }

    private static bool IsPublic(string service, string method, string path) => PublicRoutes.All.Any(route =>
        route.Service == service
        && route.Method.Equals(method, StringComparison.OrdinalIgnoreCase)
        && Shape(route.Pattern) == Shape(path));

    // What a parameter is called does not matter.
    private static string Shape(string path) =>
        string.Join('/', path.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));

    private static void AddComponents(JsonObject components, JsonObject document)
    {
        foreach (var (kind, members) in document["components"] as JsonObject ?? [])
        {
            if (kind == "securitySchemes")
            {
                continue;
            }

            var all = components[kind] as JsonObject ?? [];
            components[kind] ??= all;
            foreach (var (name, value) in (JsonObject)members!)
            {
                all[name] ??= value!.DeepClone();
            }
        }
    }

    private static void AddTags(JsonArray tags, JsonObject document)
    {
        foreach (var tag in document["tags"] as JsonArray ?? [])
        {
            if (!tags.Any(known => (string?)known!["name"] == (string?)tag!["name"]))
            {
                tags.Add(tag!.DeepClone());
            }
        }
    }

    private static Dictionary<string, string> Collisions(JsonObject components, JsonObject document, string service)
    {
        var known = components["schemas"] as JsonObject ?? [];
        return (document["components"]?["schemas"] as JsonObject ?? [])
            .Where(schema => known[schema.Key] is { } other && !JsonNode.DeepEquals(other, schema.Value))
            .ToDictionary(
                schema => schema.Key, schema => char.ToUpperInvariant(service[0]) + service[1..] + schema.Key);
    }

    private static void Rename(JsonObject document, Dictionary<string, string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var schemas = (JsonObject)document["components"]!["schemas"]!;
        foreach (var (before, after) in names)
        {
            var schema = schemas[before];
            schemas.Remove(before);
            schemas[after] = schema;
        }

        Redirect(document, names);
    }

    private static void Redirect(JsonNode? node, Dictionary<string, string> names)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Redirect(item, names);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
            {
                Redirect(value, names);
            }

            if ((members["$ref"] as JsonValue)?.GetValue<string>() is { } target
                && target.StartsWith(SchemaPath, StringComparison.Ordinal)
                && names.TryGetValue(target[SchemaPath.Length..], out var name))
            {
                members["$ref"] = SchemaPath + name;
            }
        }
    }
}
