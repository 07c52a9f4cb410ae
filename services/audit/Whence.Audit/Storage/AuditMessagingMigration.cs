using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Audit.Storage;

/// <summary>Creates the schema with its inbox.</summary>
[DbContext(typeof(AuditContext))]
[Migration("0001_audit_messaging")]
internal sealed class AuditMessagingMigration() : MessagingMigration(AuditContext.Schema);
