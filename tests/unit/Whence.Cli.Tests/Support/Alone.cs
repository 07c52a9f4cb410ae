namespace Whence.Cli.Tests.Support;

/// <summary>Tests that count what the whole process allocates, so that none may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
