namespace Whence.Integration.Tests.GenerationStorage;

public sealed class MemoryGenerationStoreTests(MemorySetup setup)
    : GenerationStoreConformance(setup), IClassFixture<MemorySetup>;
