using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Audit.Storage;

/// <summary>Creates the log and what keeps it from changing.</summary>
[DbContext(typeof(AuditContext))]
[Migration("0002_audit_entries")]
internal sealed class AuditEntriesMigration : SqlMigration;
