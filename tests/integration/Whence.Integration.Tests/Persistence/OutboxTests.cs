using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Persistence;

/// <summary>Kills, races and refusals: what was committed goes out, in order, under its own id.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private const string ExpireClaims = "update probe.outbox set claim_until = now() - interval '1 second'";

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [PostgresFact]
    public async Task Dispatch_Committed_PublishesOnceAndMarks()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var generation = Guid.NewGuid();

        await host.CommitAsync(generation, 0, 1, 2);
        await host.EmptyAsync();

        Assert.Equal([0, 1, 2], host.Publisher.Blocks(generation));
        Assert.Equal(ProbeHost.Block(generation, 0).Id, host.Publisher.Ids[0]);
        Assert.Equal(ProbeHost.Block(generation, 0).Message, host.Publisher.Taken[0].Message);
    }

    [PostgresFact]
    public async Task Dispatch_RolledBack_PublishesNothing()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var (lost, kept) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var db = await host.OpenAsync())
        {
            await using (await db.Database.BeginTransactionAsync())
            {
                db.Enqueue(lost, ProbeHost.Block(lost, 0));
                await db.SaveChangesAsync();
            }

            db.ChangeTracker.Clear();
            await using var second = await db.Database.BeginTransactionAsync();
            db.Enqueue(kept, ProbeHost.Block(kept, 0));
            await db.SaveChangesAsync();
            await second.CommitAsync();
        }

        await host.EmptyAsync();

        Assert.Equal([ProbeHost.Block(kept, 0).Id], host.Publisher.Ids);
    }

    [PostgresFact]
    public async Task Dispatch_KilledBeforePublishing_PublishesAfterTheClaimEnds()
    {
        await using var dead = await StartDeadAsync();
        var generation = Guid.NewGuid();
        await dead.CommitAsync(generation, 0, 1);
        await using var heir = await ProbeHost.StartAsync(_database.ConnectionString);

        await heir.ExecuteAsync(ExpireClaims);
        await heir.EmptyAsync();

        Assert.Equal([0, 1], heir.Publisher.Blocks(generation));
    }

    [PostgresFact]
    public async Task Dispatch_KilledBeforeMarking_RepeatsUnderTheSameId()
    {
        await using var dead = await StartDeadAsync();
        var generation = Guid.NewGuid();
        await dead.CommitAsync(generation, 0);
        await dead.Publisher.PublishAsync(ProbeHost.Block(generation, 0), CancellationToken.None);
        await using var heir = await ProbeHost.StartAsync(_database.ConnectionString);

        await heir.ExecuteAsync(ExpireClaims);
        await heir.EmptyAsync();

        Assert.Equal(dead.Publisher.Ids, heir.Publisher.Ids);
    }

    [PostgresFact]
    public async Task Dispatch_AnotherProcessClaimed_LeavesItAlone()
    {
        await using var owner = await ProbeHost.StartAsync(_database.ConnectionString);
        var gate = new TaskCompletionSource();
        owner.Publisher.Before = _ => gate.Task;
        await owner.CommitAsync(Guid.NewGuid(), 0);
        await using var other = await ProbeHost.StartAsync(_database.ConnectionString);

        await other.CommitAsync(Guid.NewGuid(), 0); // proves that the other one is at work
        await Eventually.TrueAsync(() => other.Publisher.Ids.Count == 1, "the other's own message");
        gate.SetResult();
        await owner.EmptyAsync();

        Assert.Single(owner.Publisher.Ids);
        Assert.Single(other.Publisher.Ids);
    }

    [PostgresFact]
    public async Task Dispatch_PublisherDownThenUp_KeepsOrderAndLosesNothing()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        host.Publisher.Before = _ => throw new UndeliveredException("down");
        var generations = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        foreach (var generation in generations)
        {
            await host.CommitAsync(generation, 0, 1);
            await host.CommitAsync(generation, 2);
            await host.CommitAsync(generation, 3);
        }

        host.Publisher.Before = _ => Task.CompletedTask;
        await host.EmptyAsync();

        Assert.All(generations, generation => Assert.Equal([0, 1, 2, 3], host.Publisher.Blocks(generation)));
    }

    [PostgresFact]
    public async Task Dispatch_NoRoute_KeepsTheRowAndGoesOnWithOthers()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var (stuck, free) = (Guid.NewGuid(), Guid.NewGuid());
        host.Publisher.Before = message => message.Id == ProbeHost.Block(stuck, 0).Id
            ? throw new UndeliveredException("no route")
            : Task.CompletedTask;

        await host.CommitAsync(stuck, 0, 1);
        await host.CommitAsync(free, 0);
        await Eventually.TrueAsync(() => host.Publisher.Blocks(free).Count == 1, "the other generation's message");
        await Eventually.TrueAsync(async () => await LastErrorAsync(host) == "no route", "the reason in the row");

        Assert.Empty(host.Publisher.Blocks(stuck));
        await Eventually.TrueAsync(async () => await host.UndeliveredAsync() == 2, "both rows of the stuck one");
    }

    [PostgresFact]
    public async Task Dispatch_LowerSequenceCommitsLate_PublishesBoth()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var (early, late) = (Guid.NewGuid(), Guid.NewGuid());
        await using var db = await host.OpenAsync();
        await using var slow = await db.Database.BeginTransactionAsync();
        db.Enqueue(early, ProbeHost.Block(early, 0));
        await db.SaveChangesAsync(); // has the lower sequence number from here on

        await host.CommitAsync(late, 0);
        await host.EmptyAsync();
        await slow.CommitAsync();
        await Eventually.TrueAsync(() => host.Publisher.Ids.Count == 2, "the message that committed late");

        Assert.Equal([ProbeHost.Block(late, 0).Id, ProbeHost.Block(early, 0).Id], host.Publisher.Ids);
    }

    [PostgresFact]
    public async Task Dispatch_TwoDispatchersUnderLoad_KeepOrderWithinEachGeneration()
    {
        await using var one = await ProbeHost.StartAsync(_database.ConnectionString);
        await using var two = await ProbeHost.StartAsync(_database.ConnectionString);
        await using var writer = await ProbeHost.StartAsync(_database.ConnectionString, dispatches: false);
        var all = new RecordingPublisher();
        foreach (var host in new[] { one, two })
        {
            host.Publisher.Before = async message =>
            {
                await Task.Yield();
                await all.PublishAsync(message, CancellationToken.None);
            };
        }

        var generations = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();
        await Parallel.ForEachAsync(generations, async (generation, _) =>
        {
            var source = generation.ToByteArray()[0] % 2 == 0 ? writer : one;
            foreach (var block in Enumerable.Range(0, 5))
            {
                await source.CommitAsync(generation, block);
            }
        });
        await one.EmptyAsync();

        Assert.All(generations, generation => Assert.Equal([0, 1, 2, 3, 4], all.Blocks(generation)));
    }

    [PostgresFact]
    public async Task Dispatch_OtherProcessCommits_IsHeardOf()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        await using var writer = await ProbeHost.StartAsync(_database.ConnectionString, dispatches: false);
        var generation = Guid.NewGuid();

        await writer.CommitAsync(generation, 0);
        await host.EmptyAsync();

        Assert.Equal([0], host.Publisher.Blocks(generation));
        Assert.Empty(writer.Publisher.Ids);
    }

    [PostgresFact]
    public async Task Enqueue_SameMessageAgain_IsOneMessage()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var generation = Guid.NewGuid();

        await host.CommitAsync(generation, 0);
        await host.CommitAsync(generation, 0, 1);
        await host.EmptyAsync();

        Assert.Equal([0, 1], host.Publisher.Blocks(generation));
    }

    [PostgresFact]
    public async Task Enqueue_WithoutTransaction_PublishesAfterSaving()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var generation = Guid.NewGuid();
        await using (var db = await host.OpenAsync())
        {
            db.Enqueue(generation, ProbeHost.Block(generation, 0));
            await db.SaveChangesAsync();
        }

        await Eventually.TrueAsync(() => host.Publisher.Ids.Count == 1, "the message");

        Assert.Equal([0], host.Publisher.Blocks(generation));
    }

    [PostgresFact]
    public async Task Enqueue_LaterSaveFails_KeepsWhatWasSaved()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var (kept, lost, effect) = (Guid.NewGuid(), Guid.NewGuid(), new ProbeContext.Effect { Id = Guid.NewGuid() });
        await using (var db = await host.OpenAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Effects.Add(effect);
            db.Enqueue(kept, ProbeHost.Block(kept, 0));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            db.Effects.Add(effect); // breaks the primary key
            db.Enqueue(lost, ProbeHost.Block(lost, 0));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            await transaction.CommitAsync();
        }

        await host.EmptyAsync();

        Assert.Equal([ProbeHost.Block(kept, 0).Id], host.Publisher.Ids);
    }

    [PostgresFact]
    public async Task Stop_MessagesWaiting_PublishesThemFirst()
    {
        var host = await ProbeHost.StartAsync(_database.ConnectionString);
        host.Publisher.Before = _ => Task.Delay(50);
        var generation = Guid.NewGuid();
        await host.CommitAsync(generation, 0, 1, 2);
        var publisher = host.Publisher;

        await host.DisposeAsync();

        Assert.Equal([0, 1, 2], publisher.Blocks(generation));
    }

    [PostgresFact]
    public async Task Prune_OldRows_LeavesUndeliveredOnes()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString);
        var (gone, kept) = (Guid.NewGuid(), Guid.NewGuid());
        await host.CommitAsync(gone, 0);
        await host.EmptyAsync();
        host.Publisher.Before = _ => throw new UndeliveredException("down");
        await host.CommitAsync(kept, 0);
        await host.ExecuteAsync(
            "update probe.outbox set created_at = created_at - interval '9 days', "
            + "delivered_at = delivered_at - interval '9 days'");
        var table = host.Services.GetRequiredService<OutboxTable<ProbeContext>>();

        var pruned = await table.PruneAsync(new OutboxOptions(), CancellationToken.None);
        var (depth, age) = await table.BacklogAsync(CancellationToken.None);

        Assert.Equal((1, 0), pruned);
        Assert.Equal(1, depth);
        Assert.True(age > 8 * 86_400, $"The backlog is {age} s old.");
    }

    // Claims what it commits, and then never does anything about it.
    private async Task<ProbeHost> StartDeadAsync()
    {
        var dead = await ProbeHost.StartAsync(_database.ConnectionString, dispatches: false);
        dead.Services.GetRequiredService<OutboxSignal<ProbeContext>>().Open(true);
        return dead;
    }

    private static async Task<string?> LastErrorAsync(ProbeHost host)
    {
        await using var db = await host.OpenAsync();
        return await db.Database
            .SqlQuery<string?>($"select max(last_error) as \"Value\" from probe.outbox")
            .SingleAsync();
    }
}
