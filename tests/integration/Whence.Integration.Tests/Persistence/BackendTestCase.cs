using Whence.Testing.Backends;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Whence.Integration.Tests.Persistence;

/// <summary>A test that knows whether its class needs PostgreSQL.</summary>
public sealed class BackendTestCase : XunitTestCase
{
    /// <summary>Initializes a new instance of the <see cref="BackendTestCase"/> class, for the runner to fill.
    /// </summary>
    [Obsolete("Only for deserialization.")]
    public BackendTestCase()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="BackendTestCase"/> class.</summary>
    public BackendTestCase(
        IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    /// <inheritdoc />
    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any()
            ? new PostgresFactAttribute().Skip
            : base.GetSkipReason(factAttribute);
}
