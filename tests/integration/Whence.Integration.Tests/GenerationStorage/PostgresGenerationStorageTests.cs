using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Whence.Generations.Storage;
using Whence.Generations.Storage.Postgres;
using Whence.Hosting.Problems;
using Whence.Integration.Tests.Persistence;
using Whence.Persistence.Notifications;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>What only PostgreSQL can show: other processes, other hands on the tables, lost connections.</summary>
public sealed class PostgresGenerationStorageTests(PostgresSetup setup) : IClassFixture<PostgresSetup>
{
    private readonly string _tenant = Drafts.NewTenant();

    private IGenerationStore Store => setup.Store;

    [PostgresFact]
    public async Task Apply_InAnotherProcess_IsHeardOf()
    {
        using var twin = await setup.StartTwinAsync();
        var id = await AcceptedAsync();
        var heard = new TaskCompletionSource();
        using var subscription = setup.Host.Services.GetRequiredService<INotifications>().Subscribe(
            "generations.events", _ => heard.TrySetResult());

        var other = twin!.Services.GetRequiredService<IGenerationStore>();

        // One hint may be lost, above all while another test breaks connections; they must not all be.
        await Eventually.TrueAsync(
            async () =>
            {
                await other.ApplyAsync(null, null, id, Drafts.To(GenerationState.Decoding), default);
                return heard.Task.IsCompleted;
            },
            "a notification from the other process");
        await Store.WaitAsync(id, 1, default);

        Assert.True((await Store.FindAsync(id, default))!.LastEvent > 1);
        await twin.StopAsync();
    }

    [PostgresFact]
    public async Task Apply_TwoProcessesAtOnce_ChangeOnce()
    {
        using var twin = await setup.StartTwinAsync();
        var stores = new[] { Store, twin!.Services.GetRequiredService<IGenerationStore>() };
        var (id, message) = (await AcceptedAsync(), Drafts.Message(Guid.NewGuid()));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(index => Task.Run(() => stores[index % 2].ApplyAsync(
            "c", message, id, Drafts.To(GenerationState.Completed, generated: 5), default))));

        Assert.Equal(2, (await Store.EventsAsync(id, 0, 10, default)).Count);
        Assert.Empty(await setup.DifferencesAsync(_tenant));
        await twin.StopAsync();
    }

    [PostgresFact]
    public async Task Update_EndedByHand_IsRefusedByTheTable()
    {
        var id = await AcceptedAsync();
        await Store.ApplyAsync(null, null, id, Drafts.To(GenerationState.Failed), default);

        var error = await Assert.ThrowsAsync<PostgresException>(() => setup.ExecuteAsync(
            $"update generations.generations set state = 'completed' where id = '{id}'"));

        Assert.Contains("has ended as failed", error.MessageText, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Differences_PlantedError_IsSeen()
    {
        await AcceptedAsync();
        await setup.ExecuteAsync($"update generations.usage_days set charged = 1 where tenant = '{_tenant}'");
        await setup.ExecuteAsync($"update generations.tenants set running = 2 where tenant = '{_tenant}'");

        Assert.Equal(2, (await setup.DifferencesAsync(_tenant)).Count);
    }

    [PostgresFact]
    public async Task Prune_OldKeys_FreesThemAfterTheirTime()
    {
        await Store.AcceptAsync(Drafts.New(_tenant, Drafts.Key("old")), default);
        await Store.AcceptAsync(Drafts.New(_tenant, Drafts.Key("new")), default);
        await setup.ExecuteAsync(
            "update generations.idempotency_keys set created_at = now() - interval '49 hours' "
            + $"where tenant = '{_tenant}' and key = 'old'");
        using var upkeep = new IdempotencyUpkeep(
            setup.Host.Services.GetRequiredService<NpgsqlDataSource>(),
            Options.Create(new GenerationStorageOptions()),
            setup.Time);

        await upkeep.PruneAsync(default);

        Assert.Equal(AcceptOutcome.Accepted, await AcceptAsync("old"));
        Assert.Equal(AcceptOutcome.KeyReused, await AcceptAsync("new"));
    }

    [PostgresFact]
    public async Task Accept_ConnectionsKilled_IsAllOrNothing()
    {
        var killer = Task.Run(async () =>
        {
            for (var round = 0; round < 15; round++)
            {
                await KillConnectionsAsync();
                await Task.Delay(20);
            }
        });
        var outcomes = new List<AcceptOutcome>();
        while (!killer.IsCompleted)
        {
            var error = await Record.ExceptionAsync(
                async () => outcomes.Add((await Store.AcceptAsync(Drafts.New(_tenant), default)).Outcome));
            Assert.True(error is null or ApiException { Status: 503 }, $"{error}");
        }

        await killer;
        var stored = await Store.ListAsync(_tenant, null, 10_000, default);

        Assert.True(stored.Count >= outcomes.Count, $"{outcomes.Count} were accepted, {stored.Count} are there.");
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    private async Task KillConnectionsAsync()
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(setup.ConnectionString) { Pooling = false });
        await using var command = source.CreateCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            + "where datname = current_database() and pid <> pg_backend_pid()");
        await command.ExecuteNonQueryAsync();
    }

    private async Task<AcceptOutcome> AcceptAsync(string key) =>
        (await Store.AcceptAsync(Drafts.New(_tenant, Drafts.Key(key, body: 2)), default)).Outcome;

    private async Task<Guid> AcceptedAsync() =>
        (await Store.AcceptAsync(Drafts.New(_tenant), default)).Record!.Id;
}
