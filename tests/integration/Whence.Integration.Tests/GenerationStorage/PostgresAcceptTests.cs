using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

[NeedsPostgres]
public sealed class PostgresAcceptTests(PostgresSetup setup) : AcceptConformance(setup), IClassFixture<PostgresSetup>;
