using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Whence.Hosting.Configuration;

namespace Whence.Persistence.Messaging;

/// <summary>Adds what empties outboxes.</summary>
public static class OutboxRegistration
{
    /// <summary>Adds the dispatcher of a schema's outbox; AddSchema comes first.</summary>
    public static IHostApplicationBuilder AddOutboxDispatcher<TContext>(this IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddWhenceOptions<OutboxOptions>(OutboxOptions.Section);
        builder.Services.AddSingleton<OutboxTable<TContext>>();
        builder.Services.AddSingleton<OutboxMetrics<TContext>>();
        builder.Services.AddHostedService<OutboxDispatcher<TContext>>();
        builder.Services.AddHostedService<OutboxUpkeep<TContext>>();
        return builder;
    }

    /// <summary>Adds the outbox of stores that live in memory, shared by all modules of the process.</summary>
    public static IHostApplicationBuilder AddMemoryOutbox(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.All(service => service.ServiceType != typeof(MemoryOutbox)))
        {
            builder.Services.TryAddSingleton(TimeProvider.System);
            builder.Services.AddSingleton<MemoryOutbox>();
            builder.Services.AddHostedService(provider => provider.GetRequiredService<MemoryOutbox>());
        }

        return builder;
    }
}
