using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Creates generations, their events and payloads, idempotency keys and quotas.</summary>
[DbContext(typeof(GenerationsContext))]
[Migration("0002_generations")]
internal sealed class CreateGenerations : SqlMigration;
