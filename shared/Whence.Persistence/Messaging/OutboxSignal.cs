using System.Threading.Channels;
using Whence.Persistence.Notifications;
using Whence.Persistence.Schemas;

namespace Whence.Persistence.Messaging;

/// <summary>What commits tell the dispatcher: rows that it owns already, or that there is something to claim.
/// </summary>
internal sealed class OutboxSignal<TContext>(SchemaName<TContext> schema, INotifications notifications)
    : IOutboxSignal<TContext>
{
    // Rows beyond these are claimed from the table, when their turn comes.
    private const int CommittedMax = 1000;

    private readonly Channel<OutboxRow> _committed = Channel.CreateUnbounded<OutboxRow>();
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private volatile bool _open;

    /// <summary>Gets the name under which this process claims rows; new with each start, so that no process takes the
    /// claims of one that died for its own.</summary>
    public string Owner { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public string Topic => $"outbox.{schema.Value}";

    /// <summary>Gets a value indicating whether rows may be inserted as claimed by this process.</summary>
    public bool TakesCommitted => _open && _committed.Reader.Count < CommittedMax;

    public ChannelReader<OutboxRow> Committed => _committed.Reader;

    public ChannelReader<bool> Wakes => _wakes.Reader;

    /// <summary>Says whether a dispatcher of this process publishes at the moment.</summary>
    public void Open(bool open) => _open = open;

    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Takes rows whose transaction committed.</summary>
    public void Hand(IReadOnlyList<OutboxRow> rows)
    {
        foreach (var row in rows.Where(row => row.ClaimedBy is not null))
        {
            _committed.Writer.TryWrite(row);
        }

        if (rows.Any(row => row.ClaimedBy is null))
        {
            Wake();
            TellOthers();
        }
    }

    private void TellOthers()
    {
        if (!_open)
        {
            notifications.Notify(Topic, "");
        }
    }
}
