using Whence.Generations.Tests.Support;

namespace Whence.Generations.Tests.Runs;

/// <summary>Tests that share one platform: it takes longer to start than to use.</summary>
[CollectionDefinition(Name)]
public sealed class OnePlatform : ICollectionFixture<TestPlatform>
{
    public const string Name = "platform";
}
