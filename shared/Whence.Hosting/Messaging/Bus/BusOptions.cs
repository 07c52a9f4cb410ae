using System.ComponentModel.DataAnnotations;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>How messages travel: the section <c>Bus</c>.</summary>
public sealed class BusOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Bus";

    /// <summary>Gets or sets what carries messages.</summary>
    public BusTransport Transport { get; set; } = BusTransport.InMemory;

    /// <summary>Gets or sets the broker: <c>amqp://user:password@host:5672/virtual-host</c>.</summary>
    public Uri? Address { get; set; }

    /// <summary>Gets or sets the broker's management API with user and password; when it is set, policies are written
    /// at start.</summary>
    public Uri? Management { get; set; }

    /// <summary>Gets or sets the members of each quorum queue: 1 on a single node, 3 in a cluster.</summary>
    [Range(1, 9)]
    public int QuorumSize { get; set; } = 1;

    /// <summary>Gets or sets the messages that a handler works on at once, where the route does not say.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; set; } = 16;

    /// <summary>Gets or sets how long a publish waits for the broker's confirmation.</summary>
    [Range(1, 60)]
    public int ConfirmTimeoutSeconds { get; set; } = 10;

    /// <summary>Gets or sets how often the process sends itself a message through the broker.</summary>
    [Range(1, 60)]
    public int PingIntervalSeconds { get; set; } = 10;

    /// <summary>Gets or sets how long that message may take.</summary>
    [Range(1, 30)]
    public int PingTimeoutSeconds { get; set; } = 5;

    /// <summary>Gets or sets after how long a silent connection counts as lost.</summary>
    [Range(5, 300)]
    public int HeartbeatSeconds { get; set; } = 15;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport == BusTransport.RabbitMq && Address is null)
        {
            yield return new ValidationResult(
                "Bus:Address is missing; set it to amqp://user:password@host:5672/virtual-host.", [nameof(Address)]);
        }

        if (Address is { Scheme: not ("amqp" or "amqps") })
        {
            yield return new ValidationResult("Bus:Address is no amqp:// or amqps:// address.", [nameof(Address)]);
        }
    }
}
