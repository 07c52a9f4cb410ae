using System.Reflection;
using Xunit.Sdk;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>Runs a theory on the store in memory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MemoryStoreAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[false]];
}
