using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Persistence.Messaging;

namespace Whence.Generations.Storage.Postgres;

/// <summary>The schema of generations; 0002_generations.sql says what each table is for.</summary>
internal sealed class GenerationsContext(DbContextOptions<GenerationsContext> options) : DbContext(options)
{
    public const string Schema = "generations";

    public DbSet<GenerationRecord> Generations => Set<GenerationRecord>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<PayloadRow> Payloads => Set<PayloadRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        configurationBuilder.Properties<GenerationState>().HaveConversion<StateName>();
        configurationBuilder.Properties<PayloadReference>().HaveConversion<ReferenceJson>().HaveColumnType("jsonb");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema).AddMessaging();
        modelBuilder.Entity<GenerationRecord>(row =>
        {
            row.ToTable("generations").HasKey(record => record.Id);
            row.Property(record => record.Id).ValueGeneratedNever();
            row.Property(record => record.Segments)
                .HasColumnType("jsonb")
                .HasConversion(list => Write(list), json => Read(json), SegmentComparer());
        });
        modelBuilder.Entity<EventRow>().ToTable("events").HasKey(row => new { row.GenerationId, row.Sequence });
        modelBuilder.Entity<PayloadRow>().ToTable("payloads").HasKey(row => new { row.GenerationId, row.Digest });
        NameColumns(modelBuilder);
    }

    private static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(property.Name == "TraceParent"
                ? "traceparent"
                : JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }

    private static string Write(IReadOnlyList<PayloadReference?> segments) =>
        JsonSerializer.Serialize(segments, DocumentJson.Options);

    private static PayloadReference?[] Read(string json) =>
        JsonSerializer.Deserialize<PayloadReference?[]>(json, DocumentJson.Options)!;

    private static ValueComparer<IReadOnlyList<PayloadReference?>> SegmentComparer() => new(
        (left, right) => left!.SequenceEqual(right!),
        list => list.Aggregate(0, (hash, segment) => HashCode.Combine(hash, segment)),
        list => list);
}
