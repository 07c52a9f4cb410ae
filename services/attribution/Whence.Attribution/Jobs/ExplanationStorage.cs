using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Whence.Attribution.Jobs.Memory;
using Whence.Attribution.Jobs.Postgres;
using Whence.Persistence.Messaging;
using Whence.Persistence.Schemas;

namespace Whence.Attribution.Jobs;

/// <summary>Chooses where explanations are kept.</summary>
internal static class ExplanationStorage
{
    public static IHostApplicationBuilder AddExplanationStorage(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(AttributionOptions.Section).Get<AttributionOptions>();
        if (options?.Storage.Kind == AttributionStorageKind.Postgres)
        {
            builder.AddSchema<AttributionContext>(AttributionContext.Schema);
            builder.AddOutboxDispatcher<AttributionContext>();
            builder.Services.AddSingleton<IExplanationStore, PostgresExplanationStore>();
        }
        else
        {
            builder.AddMemoryOutbox();
            builder.Services.AddSingleton<IExplanationStore, MemoryExplanationStore>();
        }

        return builder;
    }
}
