using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Whence.Audit.Recording;
using Whence.Audit.Storage;
using Whence.Persistence.Schemas;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.AuditStorage;

public sealed class PostgresAuditStoreTests : AuditStoreTests
{
    private TestDatabase? _database;
    private IHost? _host;

    [PostgresFact]
    public override Task Append_Twice_IsOneEntryAsync() => base.Append_Twice_IsOneEntryAsync();

    [PostgresFact]
    public override Task Append_ForgedMessage_IsRefusedAsync() => base.Append_ForgedMessage_IsRefusedAsync();

    [PostgresFact]
    public override Task Append_ByManyAtOnce_LeavesNoGapAsync() => base.Append_ByManyAtOnce_LeavesNoGapAsync();

    [PostgresFact]
    public override Task Find_Entry_ReturnsTheExactBytesAsync() => base.Find_Entry_ReturnsTheExactBytesAsync();

    [PostgresFact]
    public override Task Find_AnotherTenants_ReturnsNothingAsync() => base.Find_AnotherTenants_ReturnsNothingAsync();

    [PostgresFact]
    public override Task List_Filters_KeepWhatMatchesAsync() => base.List_Filters_KeepWhatMatchesAsync();

    [PostgresTheory]
    [InlineData("update audit.entry set kind = 'other'")]
    [InlineData("delete from audit.entry")]
    [InlineData("truncate audit.entry")]
    [InlineData("truncate audit.entry, audit.inbox")]
    public async Task Change_AnyWay_IsRefusedByTheServer(string sql)
    {
        await AppendAsync(Draft(AuditKinds.Accepted, "acme"), Message("a"));
        await using var source = NpgsqlDataSource.Create(_database!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains("append-only", error.MessageText, StringComparison.Ordinal);
        Assert.Single(await ListAsync());
    }

    [PostgresFact]
    public async Task Append_ThatIsCancelledInBetween_LeavesNoGap()
    {
        for (var i = 0; i < 20; i++)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(i % 5));
            try
            {
                await Store.AppendAsync(
                    "audit.recorder", Message($"cut {i}"), Draft(AuditKinds.Accepted, "acme"), soon.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or NpgsqlException)
            {
                // Whether it was written shows below: either way the indexes follow each other.
            }

            await AppendAsync(Draft(AuditKinds.Accepted, "acme"), Message($"whole {i}"));
        }

        var indexes = (await ListAsync()).Select(entry => (int)entry.Index).ToList();
        Assert.True(indexes.Count >= 20, $"{indexes.Count} entries");
        Assert.Equal(Enumerable.Range(0, indexes.Count), indexes);
    }

    public override async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    internal override async Task<IAuditStore> OpenAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Database:ConnectionString"] = _database.ConnectionString });
        builder.AddSchema<AuditContext>(AuditContext.Schema);
        builder.Services.AddSingleton<IAuditStore, PostgresAuditStore>();
        _host = builder.Build();
        await _host.StartAsync();
        return _host.Services.GetRequiredService<IAuditStore>();
    }
}
