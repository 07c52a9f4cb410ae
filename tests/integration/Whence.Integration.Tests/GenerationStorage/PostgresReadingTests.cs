using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

[NeedsPostgres]
public sealed class PostgresReadingTests(PostgresSetup setup) : ReadingConformance(setup), IClassFixture<PostgresSetup>;
