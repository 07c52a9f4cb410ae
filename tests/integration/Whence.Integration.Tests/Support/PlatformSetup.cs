using Whence.Testing;

namespace Whence.Integration.Tests.Support;

/// <summary>What a platform is to look like.</summary>
internal sealed record PlatformSetup
{
    /// <summary>Gets the folder of the model.</summary>
    public string Model { get; init; } = RepositoryRoot.Locate("models", "brackhaven");

    /// <summary>Gets the instances of decoding.</summary>
    public int Decoders { get; init; } = 1;

    /// <summary>Gets the instances of generations.</summary>
    public int Coordinators { get; init; } = 1;

    /// <summary>Gets the broker; null for a virtual host of the shared one.</summary>
    public OwnBroker? Broker { get; init; }

    /// <summary>Gets further settings by service, for example <c>("decoding", "Decoding:LeaseSeconds", "3")</c>.
    /// </summary>
    public IReadOnlyList<(string Service, string Key, string Value)> Settings { get; init; } = [];
}
