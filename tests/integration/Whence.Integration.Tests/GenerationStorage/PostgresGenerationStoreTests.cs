using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

[NeedsPostgres]
public sealed class PostgresGenerationStoreTests(PostgresSetup setup)
    : GenerationStoreConformance(setup), IClassFixture<PostgresSetup>;
