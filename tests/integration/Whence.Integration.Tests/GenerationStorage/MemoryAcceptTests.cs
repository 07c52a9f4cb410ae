namespace Whence.Integration.Tests.GenerationStorage;

public sealed class MemoryAcceptTests(MemorySetup setup) : AcceptConformance(setup), IClassFixture<MemorySetup>;
