using MassTransit;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Reads <c>amqp://user:password@host:port/virtual-host</c>.</summary>
internal static class BrokerAddress
{
    public static void Apply(IRabbitMqBusFactoryConfigurator broker, BusOptions options)
    {
        var address = options.Address!;
        broker.Host(address.Host, Port(address), VirtualHost(address), host =>
        {
            var (user, password) = Credentials(address);
            host.Username(user);
            host.Password(password);
            host.Heartbeat(TimeSpan.FromSeconds(options.HeartbeatSeconds));
            host.PublisherConfirmation = true;
            if (address.Scheme == "amqps")
            {
                host.UseSsl(_ => { });
            }
        });
    }

    public static ushort Port(Uri address) =>
        (ushort)(address.Port > 0 ? address.Port : address.Scheme == "amqps" ? 5671 : 5672);

    public static string VirtualHost(Uri address) =>
        Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) is { Length: > 0 } name ? name : "/";

    public static (string User, string Password) Credentials(Uri address)
    {
        var parts = address.UserInfo.Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
