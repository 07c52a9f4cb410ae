using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Configuration;

/// <summary>Refuses keys that nothing reads: in json files, on the command line and in our environment variables.
/// </summary>
internal sealed class StrictConfiguration(IConfigurationRoot configuration, KnownSections known, string prefix)
    : IValidateOptions<StrictMarker>
{
    public static void Add(IServiceCollection services, IConfigurationManager configuration, string prefix)
    {
        var known = KnownSections.Of(services);
        services.AddSingleton<IValidateOptions<StrictMarker>>(
            new StrictConfiguration((IConfigurationRoot)configuration, known, prefix));
        services.AddOptions<StrictMarker>().ValidateOnStart();
    }

    public ValidateOptionsResult Validate(string? name, StrictMarker options)
    {
        var keys = new ConfigurationKeys(known.Types);
        var wrong = Written().Where(key => !keys.IsKnown(key)).Select(keys.Explain).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Written()
    {
        var files = configuration.Providers
            .Where(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider)
            .SelectMany(provider => Leaves(provider, null));
        var variables = new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build().Providers
            .SelectMany(provider => Leaves(provider, null));
        return files.Concat(variables).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Leaves(IConfigurationProvider provider, string? parent)
    {
        var children = provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return children.Count == 0 && parent is not null
            ? [parent]
            : children.SelectMany(child => Leaves(provider, parent is null ? child : $"{parent}:{child}"));
    }
}
