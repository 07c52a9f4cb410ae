using Xunit.Sdk;

namespace Whence.Integration.Tests.Persistence;

/// <summary>A fact of a suite that several classes inherit: it skips aloud in those that need PostgreSQL, and only
/// there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Whence.Integration.Tests.Persistence.BackendFactDiscoverer", "Whence.Integration.Tests")]
public sealed class BackendFactAttribute : FactAttribute;
