using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Gateway.Storage;

/// <summary>Creates the table of keys.</summary>
[DbContext(typeof(GatewayContext))]
[Migration("0001_api_keys")]
internal sealed class ApiKeysMigration : SqlMigration;
