using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Whence.Hosting.Configuration;
using Whence.Persistence.Messaging;
using Whence.Persistence.Notifications;

namespace Whence.Persistence.Schemas;

/// <summary>Adds schemas to a host.</summary>
public static class SchemaRegistration
{
    /// <summary>Adds the schema of a context: its factory, its migrations at start, and its outbox without a
    /// dispatcher. The context sets the same name by HasDefaultSchema.</summary>
    public static IHostApplicationBuilder AddSchema<TContext>(this IHostApplicationBuilder builder, string schema)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddDatabase();
        var services = builder.Services;
        services.AddSingleton(new SchemaName<TContext>(schema));
        services.AddSingleton<OutboxSignal<TContext>>();
        services.AddSingleton<IOutboxSignal<TContext>>(
            provider => provider.GetRequiredService<OutboxSignal<TContext>>());
        services.AddSingleton<OutboxInterceptor<TContext>>();
        services.AddDbContextFactory<TContext>((provider, options) => options
            .UseNpgsql(
                provider.GetRequiredService<NpgsqlDataSource>(),
                npgsql => npgsql.MigrationsHistoryTable("schema_history", schema))
            .ConfigureWarnings(warnings => warnings
                .Ignore(RelationalEventId.PendingModelChangesWarning)
                .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug)))
            .AddInterceptors(provider.GetRequiredService<OutboxInterceptor<TContext>>()));
        services.AddSingleton<ISchema, Schema<TContext>>();
        return builder;
    }

    /// <summary>Adds what all schemas of a process share: connections, the start, health, notifications.</summary>
    private static void AddDatabase(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(NpgsqlDataSource)))
        {
            return;
        }

        builder.AddWhenceOptions<DatabaseOptions>(DatabaseOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => CreateDataSource(
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value,
            provider.GetRequiredService<IHostEnvironment>().ApplicationName));
        services.AddHostedService<SchemaStart>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        services.AddSingleton<PostgresNotifications>();
        services.AddSingleton<INotifications>(provider => provider.GetRequiredService<PostgresNotifications>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresNotifications>());
    }

    private static NpgsqlDataSource CreateDataSource(DatabaseOptions options, string application)
    {
        var address = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = application,
            Timeout = options.ConnectTimeoutSeconds,
            CommandTimeout = options.CommandTimeoutSeconds,
            MaxPoolSize = options.MaxPoolSize,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true, // no session state is ever set, so the extra round trip buys nothing
        };
        return new NpgsqlDataSourceBuilder(address.ToString()).Build();
    }
}
