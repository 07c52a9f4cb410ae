namespace Whence.Integration.Tests.Platform;

/// <summary>The tests that share one platform; they run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PlatformGroup : ICollectionFixture<SharedPlatform>
{
    public const string Name = "platform";
}
