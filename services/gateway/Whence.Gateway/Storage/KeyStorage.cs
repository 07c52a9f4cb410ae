using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Keys;
using Whence.Persistence.Schemas;

namespace Whence.Gateway.Storage;

/// <summary>Chooses where keys are kept.</summary>
internal static class KeyStorage
{
    public static void Add(IHostApplicationBuilder builder)
    {
        switch (builder.Configuration[$"{GatewayOptions.Section}:Keys:Kind"])
        {
            case KeyStoreOptions.InPostgres:
                builder.AddSchema<GatewayContext>(GatewayContext.Schema);
                builder.Services.AddSingleton<IApiKeyStore, PostgresApiKeyStore>();
                break;
            case KeyStoreOptions.InFile:
                builder.Services.AddSingleton<IApiKeyStore>(provider => new FileApiKeyStore(
                    provider.GetRequiredService<IOptions<GatewayOptions>>().Value.Keys.File));
                break;
            default:
                builder.Services.AddSingleton<IApiKeyStore, NoKeys>();
                break;
        }
    }
}
