namespace Whence.Hosting.Tests.Configuration;

/// <summary>Tests that change the environment of the process run alone.</summary>
[CollectionDefinition(nameof(ChangesEnvironment), DisableParallelization = true)]
public sealed class ChangesEnvironment;
