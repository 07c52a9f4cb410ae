using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Attribution.Jobs.Postgres;

/// <summary>Creates the outbox and the inbox.</summary>
[DbContext(typeof(AttributionContext))]
[Migration("0000_messaging")]
internal sealed class MessagingTables() : MessagingMigration(AttributionContext.Schema);
