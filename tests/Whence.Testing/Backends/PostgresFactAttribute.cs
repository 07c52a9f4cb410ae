using Xunit;

namespace Whence.Testing.Backends;

/// <summary>A fact that needs PostgreSQL; it skips aloud without, and fails on the continuous build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Initializes a new instance of the <see cref="PostgresFactAttribute"/> class.</summary>
    public PostgresFactAttribute()
    {
        Skip = TestBackends.WhyNot(postgres: true, rabbitMq: false);
    }
}
