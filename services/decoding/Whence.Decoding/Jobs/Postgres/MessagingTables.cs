using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Decoding.Jobs.Postgres;

/// <summary>Creates the outbox and the inbox.</summary>
[DbContext(typeof(DecodingContext))]
[Migration("0000_messaging")]
internal sealed class MessagingTables() : MessagingMigration("decoding");
