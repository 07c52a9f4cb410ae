using Xunit;

namespace Whence.Testing.Backends;

/// <summary>A fact that needs PostgreSQL and RabbitMQ; it skips aloud without, and fails on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlatformFactAttribute : FactAttribute
{
    /// <summary>Initializes a new instance of the <see cref="PlatformFactAttribute"/> class.</summary>
    public PlatformFactAttribute()
    {
        Skip = TestBackends.WhyNot(postgres: true, rabbitMq: true);
    }
}
