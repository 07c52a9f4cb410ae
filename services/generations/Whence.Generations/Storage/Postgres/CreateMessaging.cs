using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Creates the outbox and the inbox.</summary>
[DbContext(typeof(GenerationsContext))]
[Migration("0001_messaging")]
internal sealed class CreateMessaging() : MessagingMigration(GenerationsContext.Schema);
