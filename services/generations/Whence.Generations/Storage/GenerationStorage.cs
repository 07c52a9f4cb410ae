using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Whence.Generations.Storage.Memory;
using Whence.Generations.Storage.Payloads;
using Whence.Generations.Storage.Postgres;
using Whence.Hosting.Configuration;
using Whence.Hosting.Payloads;
using Whence.Persistence.Messaging;
using Whence.Persistence.Schemas;

namespace Whence.Generations.Storage;

/// <summary>Chooses where generations and payloads live.</summary>
internal static class GenerationStorage
{
    /// <summary>Adds <see cref="IGenerationStore"/> and <see cref="IPayloadStore"/> as configured.</summary>
    public static IHostApplicationBuilder AddGenerationStorage(this IHostApplicationBuilder builder)
    {
        builder.AddWhenceOptions<GenerationStorageOptions>(GenerationStorageOptions.Section);
        builder.AddWhenceOptions<PayloadOptions>(PayloadOptions.Section);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<GenerationSignals>();
        var storage = Read<GenerationStorageOptions>(builder, GenerationStorageOptions.Section).Kind;
        var payloads = Read<PayloadOptions>(builder, PayloadOptions.Section).Kind;
        if (storage == StorageKind.Postgres || payloads == PayloadKind.Postgres)
        {
            builder.AddSchema<GenerationsContext>(GenerationsContext.Schema);
        }

        return builder.AddStore(storage).AddPayloads(payloads);
    }

    private static IHostApplicationBuilder AddStore(this IHostApplicationBuilder builder, StorageKind kind)
    {
        if (kind == StorageKind.Memory)
        {
            builder.AddMemoryOutbox();
            builder.Services.AddSingleton<IGenerationStore, MemoryGenerationStore>();
            return builder;
        }

        builder.AddOutboxDispatcher<GenerationsContext>();
        builder.Services.AddSingleton<IGenerationStore, PostgresGenerationStore>();
        builder.Services.AddHostedService<IdempotencyUpkeep>();
        return builder;
    }

    private static IHostApplicationBuilder AddPayloads(this IHostApplicationBuilder builder, PayloadKind kind)
    {
        builder.Services.AddSingleton<IPayloadStore>(provider => kind switch
        {
            PayloadKind.Postgres => new PostgresPayloadStore(provider.GetRequiredService<NpgsqlDataSource>()),
            PayloadKind.Files => new FilePayloadStore(
                provider.GetRequiredService<IOptions<PayloadOptions>>().Value.Folder),
            _ => new MemoryPayloadStore(),
        });
        return builder;
    }

    private static T Read<T>(IHostApplicationBuilder builder, string section)
        where T : new() => builder.Configuration.GetSection(section).Get<T>() ?? new T();
}
