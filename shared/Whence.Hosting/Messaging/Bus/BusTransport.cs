namespace Whence.Hosting.Messaging.Bus;

/// <summary>What carries messages.</summary>
public enum BusTransport
{
    /// <summary>The memory of this process: for the local host and for tests.</summary>
    InMemory,

    /// <summary>RabbitMQ.</summary>
    RabbitMq,
}
