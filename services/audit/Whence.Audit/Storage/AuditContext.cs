using Microsoft.EntityFrameworkCore;
using Whence.Persistence.Messaging;

namespace Whence.Audit.Storage;

/// <summary>The schema audit.</summary>
internal sealed class AuditContext(DbContextOptions<AuditContext> options) : DbContext(options)
{
    public const string Schema = "audit";

    public DbSet<EntryRow> Entries => Set<EntryRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.AddMessaging();
        modelBuilder.Entity<EntryRow>(row =>
        {
            row.ToTable("entry").HasKey(entry => entry.Index);
            row.Property(entry => entry.Index).HasColumnName("log_index").ValueGeneratedNever();
            row.Property(entry => entry.Id).HasColumnName("id");
            row.Property(entry => entry.Kind).HasColumnName("kind");
            row.Property(entry => entry.GenerationId).HasColumnName("generation_id");
            row.Property(entry => entry.Tenant).HasColumnName("tenant");
            row.Property(entry => entry.RecordedAt).HasColumnName("recorded_at");
            row.Property(entry => entry.Body).HasColumnName("body");
            row.Property(entry => entry.MessageId).HasColumnName("message_id");
            row.Property(entry => entry.MessageDigest).HasColumnName("message_digest");
        });
    }
}
