using Xunit;

namespace Whence.Testing.Backends;

/// <summary>A theory that needs PostgreSQL and RabbitMQ; it skips aloud without, and fails on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlatformTheoryAttribute : TheoryAttribute
{
    /// <summary>Initializes a new instance of the <see cref="PlatformTheoryAttribute"/> class.</summary>
    public PlatformTheoryAttribute()
    {
        Skip = TestBackends.WhyNot(postgres: true, rabbitMq: true);
    }
}
