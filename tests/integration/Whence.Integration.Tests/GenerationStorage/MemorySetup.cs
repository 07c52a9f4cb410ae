namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>Everything in memory.</summary>
public sealed class MemorySetup : GenerationStoreSetup
{
    /// <inheritdoc />
    public override Task InitializeAsync() => StartAsync(new Dictionary<string, string?>
    {
        ["Generations:Storage:Kind"] = "Memory",
        ["Generations:Payloads:Kind"] = "Memory",
    });
}
