using Microsoft.EntityFrameworkCore;
using Whence.Persistence.Messaging;

namespace Whence.Attribution.Jobs.Postgres;

/// <summary>The schema of attribution. Its tables are read and written by statements of their own; the context gives
/// them connection, transaction and outbox.</summary>
internal sealed class AttributionContext(DbContextOptions<AttributionContext> options) : DbContext(options)
{
    public const string Schema = "attribution";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.AddMessaging();
    }
}
