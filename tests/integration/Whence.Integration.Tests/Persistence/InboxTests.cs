using Microsoft.EntityFrameworkCore;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Persistence;

public sealed class InboxTests : IAsyncLifetime
{
    private static readonly MessageContext Message = new(Guid.NewGuid(), new byte[] { 1, 2, 3 }, Redelivered: false);

    private TestDatabase _database = null!;
    private ProbeHost _host = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _host = await ProbeHost.StartAsync(_database.ConnectionString, dispatches: false);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [PostgresFact]
    public async Task ReceiveOnce_SecondDelivery_SaysNo()
    {
        Assert.True(await ReceiveAsync(Message));
        Assert.False(await ReceiveAsync(Message with { Redelivered = true }));
        Assert.Equal(1, await EffectsAsync());
    }

    [PostgresFact]
    public async Task ReceiveOnce_FirstRolledBack_TakesTheSecond()
    {
        Assert.True(await ReceiveAsync(Message, commit: false));
        Assert.True(await ReceiveAsync(Message));
        Assert.Equal(1, await EffectsAsync());
    }

    [PostgresFact]
    public async Task ReceiveOnce_AnotherConsumer_TakesItToo()
    {
        Assert.True(await ReceiveAsync(Message));
        Assert.True(await ReceiveAsync(Message, consumer: "other"));
    }

    [PostgresFact]
    public async Task ReceiveOnce_AnotherBody_Throws()
    {
        Assert.True(await ReceiveAsync(Message));

        var error = await Assert.ThrowsAsync<ForgedMessageException>(
            () => ReceiveAsync(Message with { BodyDigest = new byte[] { 1, 2, 4 } }));

        Assert.Contains(Message.MessageId.ToString(), error.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<IPermanentFailure>(error);
    }

    [PostgresFact]
    public async Task ReceiveOnce_ManyAtOnce_OneTakesIt()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReceiveAsync(Message)));

        Assert.Single(taken, receipt => receipt);
        Assert.Equal(1, await EffectsAsync());
    }

    [PostgresFact]
    public async Task ReceiveOnce_WithoutTransaction_Throws()
    {
        await using var db = await _host.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.ReceiveOnceAsync("probe", Message, CancellationToken.None));
    }

    [PostgresFact]
    public async Task ReceiveWithEffects_SecondDelivery_SavesNeither()
    {
        Assert.True(await SaveAsync(Message));
        Assert.False(await SaveAsync(Message));
        Assert.False(await ReceiveAsync(Message));
        Assert.Equal(1, await EffectsAsync());
    }

    [PostgresFact]
    public async Task IsSecondDelivery_AnotherKeyBroken_SaysNo()
    {
        await using var db = await _host.OpenAsync();
        var effect = new ProbeContext.Effect { Id = Guid.NewGuid() };
        db.Effects.Add(effect);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.Effects.Add(effect);

        var error = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.False(error.IsSecondDelivery());
    }

    private async Task<bool> SaveAsync(MessageContext message)
    {
        await using var db = await _host.OpenAsync();
        db.ReceiveWithEffects("probe", message);
        db.Effects.Add(new ProbeContext.Effect { Id = Guid.NewGuid() });
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException error) when (error.IsSecondDelivery())
        {
            return false;
        }
    }

    private async Task<bool> ReceiveAsync(MessageContext message, string consumer = "probe", bool commit = true)
    {
        await using var db = await _host.OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await db.ReceiveOnceAsync(consumer, message, CancellationToken.None))
        {
            return false;
        }

        db.Effects.Add(new ProbeContext.Effect { Id = Guid.NewGuid() });
        await db.SaveChangesAsync();
        if (commit)
        {
            await transaction.CommitAsync();
        }

        return true;
    }

    private async Task<int> EffectsAsync()
    {
        await using var db = await _host.OpenAsync();
        return await db.Effects.CountAsync();
    }
}
