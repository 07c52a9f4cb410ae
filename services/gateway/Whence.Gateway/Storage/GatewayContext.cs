using Microsoft.EntityFrameworkCore;

namespace Whence.Gateway.Storage;

/// <summary>The tables of the gateway.</summary>
internal sealed class GatewayContext(DbContextOptions<GatewayContext> options) : DbContext(options)
{
    public const string Schema = "gateway";

    public DbSet<ApiKeyRow> Keys => Set<ApiKeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<ApiKeyRow>(key =>
        {
            key.ToTable("api_keys");
            key.HasKey(row => row.Id);
            key.Property(row => row.Id).HasColumnName("id");
            key.Property(row => row.Hash).HasColumnName("hash");
            key.Property(row => row.Tenant).HasColumnName("tenant");
            key.Property(row => row.Scopes).HasColumnName("scopes");
            key.Property(row => row.RequestsPerMinute).HasColumnName("requests_per_minute");
            key.Property(row => row.ConcurrentGenerations).HasColumnName("concurrent_generations");
            key.Property(row => row.TokensPerDay).HasColumnName("tokens_per_day");
            key.Property(row => row.CreatedAt).HasColumnName("created_at");
            key.Property(row => row.ExpiresAt).HasColumnName("expires_at");
            key.Property(row => row.RevokedAt).HasColumnName("revoked_at");
            key.Property(row => row.LastUsedAt).HasColumnName("last_used_at");
        });
    }
}
