using Microsoft.Extensions.DependencyInjection;

namespace Whence.Hosting.Configuration;

/// <summary>The sections that options were bound to.</summary>
internal sealed class KnownSections
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, Type> Types => _types;

    public static KnownSections Of(IServiceCollection services)
    {
        var known = services
            .Select(service => service.IsKeyedService ? null : service.ImplementationInstance as KnownSections)
            .FirstOrDefault(instance => instance is not null);
        if (known is null)
        {
            known = new KnownSections();
            services.AddSingleton(known);
        }

        return known;
    }

    public void Add(string section, Type type) => _types[section] = type;
}
