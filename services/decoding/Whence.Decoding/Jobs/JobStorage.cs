using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Whence.Decoding.Jobs.Memory;
using Whence.Decoding.Jobs.Postgres;
using Whence.Persistence.Messaging;
using Whence.Persistence.Schemas;

namespace Whence.Decoding.Jobs;

/// <summary>Chooses where jobs are kept.</summary>
internal static class JobStorage
{
    public static IHostApplicationBuilder AddJobStorage(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DecodingOptions.Section).Get<DecodingOptions>();
        if (options?.Storage.Kind == DecodingStorageKind.Postgres)
        {
            builder.AddSchema<DecodingContext>(DecodingContext.Schema);
            builder.AddOutboxDispatcher<DecodingContext>();
            builder.Services.AddSingleton<IJobStore, PostgresJobStore>();
        }
        else
        {
            builder.AddMemoryOutbox();
            builder.Services.AddSingleton<IJobStore, MemoryJobStore>();
        }

        return builder;
    }
}
