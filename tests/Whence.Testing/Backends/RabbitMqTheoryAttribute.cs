using Xunit;

namespace Whence.Testing.Backends;

/// <summary>A theory that needs RabbitMQ; it skips aloud without, and fails on the continuous build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RabbitMqTheoryAttribute : TheoryAttribute
{
    /// <summary>Initializes a new instance of the <see cref="RabbitMqTheoryAttribute"/> class.</summary>
    public RabbitMqTheoryAttribute()
    {
        Skip = TestBackends.WhyNot(postgres: false, rabbitMq: true);
    }
}
