using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Messaging;
using Whence.Persistence.Schemas;

namespace Whence.Integration.Tests.Persistence;

/// <summary>A schema with an outbox, an inbox and one table of effects.</summary>
internal sealed class ProbeContext(DbContextOptions<ProbeContext> options) : DbContext(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("probe").AddMessaging();
        modelBuilder.Entity<Effect>(row =>
        {
            row.ToTable("effects").HasKey(effect => effect.Id);
            row.Property(effect => effect.Id).HasColumnName("id").ValueGeneratedNever();
        });
    }

    internal sealed class Effect
    {
        public required Guid Id { get; init; }
    }

    [DbContext(typeof(ProbeContext))]
    [Migration("0001_messaging")]
    internal sealed class CreateMessaging() : MessagingMigration("probe");

    [DbContext(typeof(ProbeContext))]
    [Migration("0002_effects")]
    internal sealed class CreateEffects : SqlMigration
    {
        protected override string ReadSql() => "create table probe.effects (id uuid primary key)";
    }
}
