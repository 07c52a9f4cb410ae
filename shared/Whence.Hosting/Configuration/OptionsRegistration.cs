using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Configuration;

/// <summary>Binds options so that a mistake is found at start and not at first use.</summary>
public static class OptionsRegistration
{
    /// <summary>Binds a section, checks its annotations at start, and makes its keys known: any other key under it is
    /// refused.</summary>
    public static OptionsBuilder<TOptions> AddWhenceOptions<TOptions>(
        this IHostApplicationBuilder builder, string section)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        KnownSections.Of(builder.Services).Add(section, typeof(TOptions));
        return builder.Services.AddOptions<TOptions>()
            .BindConfiguration(section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }
}
