using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Whence.Hosting.Configuration;
using Whence.Hosting.Health;
using Whence.Hosting.Messaging.Bus;

namespace Whence.Hosting.Messaging;

/// <summary>Puts a process on the bus.</summary>
public static class BusRegistration
{
    /// <summary>Adds the bus and the subscriptions of this process. Call it behind the modules: what is added last
    /// starts last and stops first, so no message is handled before the handlers' stores are ready.</summary>
    public static TBuilder AddWhenceBus<TBuilder>(this TBuilder builder, Action<MessageRoutes> subscribe)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(subscribe);
        builder.AddWhenceOptions<BusOptions>(BusOptions.Section);
        var options = builder.Configuration.GetSection(BusOptions.Section).Get<BusOptions>() ?? new BusOptions();
        var routes = new MessageRoutes();
        subscribe(routes);
        var line = new PingLine();
        AddServices(builder.Services, routes, line);
        builder.Services.AddMassTransit(bus => Configure(bus, routes, line, options));
        AddChecks(builder.Services, options);
        ConfigureHost(builder.Services, options);
        return builder;
    }

    private static void AddServices(IServiceCollection services, MessageRoutes routes, PingLine line)
    {
        services.AddSingleton(routes);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(line);
        services.AddSingleton<IBrokerProbe, BrokerProbe>();
        services.AddSingleton<BrokerWatch>();
        services.AddSingleton<Pinger>();
        services.AddMetrics();
        services.AddSingleton<BusMetrics>();
        services.AddSingleton<IMessagePublisher, BusPublisher>();
        foreach (var route in routes.All)
        {
            services.TryAddScoped(route.Handler);
        }
    }

    private static void AddChecks(IServiceCollection services, BusOptions options)
    {
        services.AddHostedService(provider => provider.GetRequiredService<Pinger>());
        services.AddHealthChecks()
            .AddCheck<PingCheck>("bus-ping")
            .AddCheck<StuckCheck>("bus-connection", tags: [HealthTags.Live]);
        if (options is { Transport: BusTransport.RabbitMq, Management: not null })
        {
            services.AddHostedService<BrokerPolicies>();
        }
    }

    private static void Configure(
        IBusRegistrationConfigurator bus, MessageRoutes routes, PingLine line, BusOptions options)
    {
        bus.DisableUsageTelemetry();
        foreach (var route in routes.All)
        {
            bus.AddConsumer(EndpointRules.ConsumerOf(route));
        }

        if (options.Transport == BusTransport.RabbitMq)
        {
            bus.UsingRabbitMq((context, broker) =>
            {
                BrokerAddress.Apply(broker, options);
                Subscribe(context, broker, routes, line, options);
            });
        }
        else
        {
            bus.UsingInMemory((context, broker) => Subscribe(context, broker, routes, line, options));
        }
    }

    private static void Subscribe(
        IBusRegistrationContext context,
        IBusFactoryConfigurator broker,
        MessageRoutes routes,
        PingLine line,
        BusOptions options)
    {
        line.Subscribe(broker);
        foreach (var route in routes.All)
        {
            broker.ReceiveEndpoint(
                QueueNames.Of(route), endpoint => EndpointRules.Apply(endpoint, route, options, context));
        }
    }

    // A memory bus is there at once. A broker may not be, and a process that waited for it could not say so: it starts,
    // is alive, and turns ready when its queues are declared and a message came through.
    private static void ConfigureHost(IServiceCollection services, BusOptions options)
    {
        services.Configure<MassTransitHostOptions>(host =>
        {
            host.WaitUntilStarted = options.Transport == BusTransport.InMemory;
            host.StopTimeout = TimeSpan.FromSeconds(100);
            host.ConsumerStopTimeout = TimeSpan.FromSeconds(60);
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(110));
    }
}
