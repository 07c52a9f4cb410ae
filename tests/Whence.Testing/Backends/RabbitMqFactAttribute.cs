using Xunit;

namespace Whence.Testing.Backends;

/// <summary>A fact that needs RabbitMQ; it skips aloud without, and fails on the continuous build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RabbitMqFactAttribute : FactAttribute
{
    /// <summary>Initializes a new instance of the <see cref="RabbitMqFactAttribute"/> class.</summary>
    public RabbitMqFactAttribute()
    {
        Skip = TestBackends.WhyNot(postgres: false, rabbitMq: true);
    }
}
