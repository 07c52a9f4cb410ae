using System.Reflection;
using Whence.Testing.Backends;
using Xunit.Sdk;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>Runs a theory on PostgreSQL; it skips aloud without, and fails on the continuous build.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresStoreAttribute : DataAttribute
{
    public PostgresStoreAttribute()
    {
        Skip = TestBackends.WhyNot(postgres: true, rabbitMq: false);
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[true]];
}
