namespace Whence.Api.Tests.Support;

/// <summary>Tests that share one running platform; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PlatformGroup : ICollectionFixture<LocalPlatform>
{
    public const string Name = "platform";
}
