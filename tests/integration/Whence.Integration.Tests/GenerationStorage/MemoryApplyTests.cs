namespace Whence.Integration.Tests.GenerationStorage;

public sealed class MemoryApplyTests(MemorySetup setup) : ApplyConformance(setup), IClassFixture<MemorySetup>;
