using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Whence.Attribution.Jobs;
using Whence.Attribution.Jobs.Memory;
using Whence.Attribution.Jobs.Postgres;
using Whence.Attribution.Versions;
using Whence.Attribution.Versions.Memory;
using Whence.Attribution.Versions.Postgres;
using Whence.Persistence.Messaging;
using Whence.Persistence.Schemas;

namespace Whence.Attribution;

/// <summary>Chooses where explanations, profiles and safe sets are kept.</summary>
internal static class AttributionStorage
{
    public static IHostApplicationBuilder AddAttributionStorage(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(AttributionOptions.Section).Get<AttributionOptions>();
        if (options?.Storage.Kind == AttributionStorageKind.Postgres)
        {
            builder.AddSchema<AttributionContext>(AttributionContext.Schema);
            builder.AddOutboxDispatcher<AttributionContext>();
            builder.Services.AddSingleton<IExplanationStore, PostgresExplanationStore>();
            builder.Services.AddSingleton<IVersionedTexts, PostgresVersionedTexts>();
        }
        else
        {
            builder.AddMemoryOutbox();
            builder.Services.AddSingleton<IExplanationStore, MemoryExplanationStore>();
            builder.Services.AddSingleton<IVersionedTexts, MemoryVersionedTexts>();
        }

        return builder;
    }
}
