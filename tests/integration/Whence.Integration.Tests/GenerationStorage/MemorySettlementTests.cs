namespace Whence.Integration.Tests.GenerationStorage;

public sealed class MemorySettlementTests(MemorySetup setup)
    : SettlementConformance(setup), IClassFixture<MemorySetup>;
