namespace Whence.Integration.Tests.Persistence;

/// <summary>Marks a class whose inherited facts need PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;
