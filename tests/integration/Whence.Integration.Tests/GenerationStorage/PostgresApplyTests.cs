using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

[NeedsPostgres]
public sealed class PostgresApplyTests(PostgresSetup setup) : ApplyConformance(setup), IClassFixture<PostgresSetup>;
