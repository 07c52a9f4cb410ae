using Microsoft.EntityFrameworkCore;

namespace Whence.Persistence.Messaging;

/// <summary>Maps the outbox and the inbox into a context.</summary>
public static class MessagingModel
{
    /// <summary>Maps the outbox and the inbox, in the context's default schema. The migration is a
    /// <see cref="Schemas.MessagingMigration"/>.</summary>
    public static ModelBuilder AddMessaging(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox").HasKey(message => message.Id);
            row.Property(message => message.Id).HasColumnName("id").ValueGeneratedNever();
            row.Property(message => message.AggregateId).HasColumnName("aggregate_id");
            row.Property(message => message.AggregateOrder).HasColumnName("aggregate_order");
            row.Property(message => message.Message).HasColumnName("message");
            row.Property(message => message.Body).HasColumnName("body").HasColumnType("jsonb");
            row.Property(message => message.TraceParent).HasColumnName("traceparent");
            row.Property(message => message.ClaimedBy).HasColumnName("claimed_by");
            row.Property(message => message.ClaimUntil).HasColumnName("claim_until");
        });
        model.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox").HasKey(message => new { message.Consumer, message.MessageId });
            row.Property(message => message.Consumer).HasColumnName("consumer");
            row.Property(message => message.MessageId).HasColumnName("message_id");
            row.Property(message => message.BodyDigest).HasColumnName("body_digest");
        });
        return model;
    }
}
