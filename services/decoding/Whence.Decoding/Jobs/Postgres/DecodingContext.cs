using Microsoft.EntityFrameworkCore;
using Whence.Persistence.Messaging;

namespace Whence.Decoding.Jobs.Postgres;

/// <summary>The schema of decoding. Jobs are read and written by statements of their own, under row locks; the context
/// gives them connection, transaction and outbox.</summary>
internal sealed class DecodingContext(DbContextOptions<DecodingContext> options) : DbContext(options)
{
    public const string Schema = "decoding";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.AddMessaging();
    }
}
