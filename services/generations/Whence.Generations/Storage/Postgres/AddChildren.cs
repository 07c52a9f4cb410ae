using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Lets a generation name the one that it answers otherwise.</summary>
[DbContext(typeof(GenerationsContext))]
[Migration("0003_children")]
internal sealed class AddChildren : SqlMigration;
