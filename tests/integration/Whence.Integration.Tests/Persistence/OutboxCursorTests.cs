using Microsoft.EntityFrameworkCore;
using Whence.Persistence.Messaging;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Persistence;

/// <summary>Shows the mistake that the claim query avoids, so that the test of it is known to catch it.</summary>
public sealed class OutboxCursorTests
{
    [PostgresFact]
    public async Task Cursor_LowerSequenceCommitsLate_LosesIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await ProbeHost.StartAsync(database.ConnectionString, dispatches: false);
        var (early, late) = (Guid.NewGuid(), Guid.NewGuid());
        var broken = new CursorFeed(host);
        await using var db = await host.OpenAsync();
        await using var slow = await db.Database.BeginTransactionAsync();
        db.Enqueue(early, ProbeHost.Block(early, 0));
        await db.SaveChangesAsync();

        await host.CommitAsync(late, 0);
        var first = await broken.ReadAsync();
        await slow.CommitAsync();
        var second = await broken.ReadAsync();

        Assert.Equal([ProbeHost.Block(late, 0).Id], first);
        Assert.Empty(second);
        Assert.Equal(2, await host.UndeliveredAsync());
    }

    /// <summary>A dispatcher that remembers the last sequence number it saw: wrong, because numbers are given before
    /// the commit.</summary>
    private sealed class CursorFeed(ProbeHost host)
    {
        private long _last;

        public async Task<IReadOnlyList<Guid>> ReadAsync()
        {
            await using var db = await host.OpenAsync();
            var ids = await db.Database.SqlQuery<Guid>(
                $"select id as \"Value\" from probe.outbox where seq > {_last} order by seq").ToListAsync();
            _last = await db.Database.SqlQuery<long>(
                $"select coalesce(max(seq), {_last}) as \"Value\" from probe.outbox").SingleAsync();
            return ids;
        }
    }
}
