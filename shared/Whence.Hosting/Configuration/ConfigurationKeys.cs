using System.Collections;
using System.Reflection;

namespace Whence.Hosting.Configuration;

/// <summary>The keys that somebody reads.</summary>
internal sealed class ConfigurationKeys(IReadOnlyDictionary<string, Type> sections)
{
    // Read by the framework, whose keys are not ours to judge.
    private static readonly string[] Foreign =
    [
        "Logging", "AllowedHosts", "Kestrel", "Urls", "HTTP_PORTS", "HTTPS_PORTS", "Environment", "ContentRoot",
        "ApplicationName", "WebRoot", "ReverseProxy", "DetailedErrors", "HostingStartupAssemblies",
    ];

    public bool IsKnown(string key)
    {
        if (Foreign.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        var section = sections.Keys
            .Where(name => IsUnder(key, name))
            .OrderByDescending(name => name.Length)
            .FirstOrDefault();
        return section is not null
            && (key.Length == section.Length || Reads(sections[section], key[(section.Length + 1)..].Split(':')));
    }

    public string Explain(string key) =>
        $"The configuration has an unknown key {key}; did you mean {Nearest(key)}?";

    private static bool IsUnder(string key, string section) =>
        key.Equals(section, StringComparison.OrdinalIgnoreCase)
        || key.StartsWith(section + ':', StringComparison.OrdinalIgnoreCase);

    private static bool Reads(Type type, ReadOnlySpan<string> path)
    {
        if (path.Length == 0)
        {
            return true;
        }

        if (Element(type) is { } element)
        {
            return Reads(element, path[1..]);
        }

        var name = path[0];
        var property = Settable(type).FirstOrDefault(
            candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return property is not null && Reads(property.PropertyType, path[1..]);
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => IsSimple(type)
        ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite || Element(property.PropertyType) is not null);

    // What a list or a dictionary holds; null for anything else.
    private static Type? Element(Type type)
    {
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }

        return type.IsArray ? type.GetElementType() : type.GetGenericArguments().LastOrDefault() ?? typeof(string);
    }

    private static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || Nullable.GetUnderlyingType(type) is not null
        || type.Namespace == "System";

    private string Nearest(string key) => sections
        .SelectMany(section => Names(section.Value).Select(name => $"{section.Key}:{name}"))
        .OrderBy(name => EditDistance.Between(key.ToUpperInvariant(), name.ToUpperInvariant()))
        .FirstOrDefault() ?? "Logging";

    private static IEnumerable<string> Names(Type type) => Settable(type).SelectMany(property =>
        IsSimple(property.PropertyType) || Element(property.PropertyType) is not null
            ? [property.Name]
            : Names(property.PropertyType).Select(name => $"{property.Name}:{name}"));
}
