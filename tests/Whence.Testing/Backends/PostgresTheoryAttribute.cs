using Xunit;

namespace Whence.Testing.Backends;

/// <summary>A theory that needs PostgreSQL; it skips aloud without, and fails on the continuous build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Initializes a new instance of the <see cref="PostgresTheoryAttribute"/> class.</summary>
    public PostgresTheoryAttribute()
    {
        Skip = TestBackends.WhyNot(postgres: true, rabbitMq: false);
    }
}
