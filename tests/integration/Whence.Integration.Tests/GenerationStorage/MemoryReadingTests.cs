namespace Whence.Integration.Tests.GenerationStorage;

public sealed class MemoryReadingTests(MemorySetup setup) : ReadingConformance(setup), IClassFixture<MemorySetup>;
