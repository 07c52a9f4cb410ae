using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

[NeedsPostgres]
public sealed class PostgresSettlementTests(PostgresSetup setup)
    : SettlementConformance(setup), IClassFixture<PostgresSetup>;
