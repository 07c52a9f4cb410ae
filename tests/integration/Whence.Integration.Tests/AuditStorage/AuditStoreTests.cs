using System.Security.Cryptography;
using System.Text;
using Whence.Audit.Recording;
using Whence.Audit.Storage;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;

namespace Whence.Integration.Tests.AuditStorage;

/// <summary>What every store of the audit record promises.</summary>
public abstract class AuditStoreTests : IAsyncLifetime
{
    private const string Consumer = "audit.recorder";

    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private IAuditStore? _store;

    internal IAuditStore Store => _store!;

    public async Task InitializeAsync() => _store = await OpenAsync();

    public abstract Task DisposeAsync();

    internal abstract Task<IAuditStore> OpenAsync();

    public virtual async Task Append_Twice_IsOneEntryAsync()
    {
        var draft = Draft(AuditKinds.Accepted, "acme");
        var message = Message("a");
        Assert.True(await AppendAsync(draft, message));
        Assert.False(await AppendAsync(draft, message));
        Assert.False(await AppendAsync(draft, Message("told again under another id")));
        var entry = Assert.Single(await ListAsync());
        Assert.Equal((0, message.MessageId), (entry.Index, entry.MessageId));
        Assert.Equal(message.BodyDigest.ToArray(), entry.MessageDigest);
    }

    public virtual async Task Append_ForgedMessage_IsRefusedAsync()
    {
        var message = Message("a");
        await AppendAsync(Draft(AuditKinds.Accepted, "acme"), message);
        var forged = message with { BodyDigest = SHA256.HashData("b"u8) };
        await Assert.ThrowsAsync<ForgedMessageException>(() => AppendAsync(Draft(AuditKinds.Accepted, "acme"), forged));
        Assert.Single(await ListAsync());
    }

    public virtual async Task Append_ByManyAtOnce_LeavesNoGapAsync()
    {
        const int Count = 120;
        var drafts = Enumerable.Range(0, Count).Select(i => Draft(AuditKinds.Accepted, $"tenant {i % 5}")).ToList();
        var twice = drafts.Concat(drafts).Select((draft, i) => Task.Run(() => AppendAsync(draft, Message($"{i}"))));
        var added = await Task.WhenAll(twice);
        Assert.Equal(Count, added.Count(isNew => isNew));
        var entries = await ListAsync(limit: 1000);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), entries.Select(entry => entry.Index));
        Assert.Equal(drafts.Select(draft => draft.Id).Order(), entries.Select(entry => entry.Event.Id).Order());
    }

    public virtual async Task Find_Entry_ReturnsTheExactBytesAsync()
    {
        var body = Encoding.UTF8.GetBytes("""{"seed":18446744073709551615,"share":0.10000000149,"name":"é \u00e9"}""");
        var draft = Draft(AuditKinds.Completed, "acme") with { Body = body };
        await AppendAsync(draft, Message("a"));
        var entry = await Store.FindAsync(draft.Id, "acme", CancellationToken.None);
        Assert.Equal(body, entry!.Event.Body);
        Assert.Equal(draft with { Body = [] }, entry.Event with { Body = [] });
    }

    public virtual async Task Find_AnotherTenants_ReturnsNothingAsync()
    {
        var generation = Guid.NewGuid();
        var decoded = Draft(AuditKinds.Decoded, null, generation);
        await AppendAsync(decoded, Message("told first, and without a tenant"));
        Assert.Null(await Store.FindAsync(decoded.Id, "acme", CancellationToken.None));
        await AppendAsync(Draft(AuditKinds.Accepted, "acme", generation), Message("then who it was"));
        await AppendAsync(Draft(AuditKinds.Accepted, "rival"), Message("of another"));
        Assert.NotNull(await Store.FindAsync(decoded.Id, "acme", CancellationToken.None));
        Assert.NotNull(await Store.FindAsync(decoded.Id, null, CancellationToken.None));
        Assert.Null(await Store.FindAsync(decoded.Id, "rival", CancellationToken.None));
        Assert.Equal(2, (await ListAsync(tenant: "acme")).Count);
        Assert.Single(await ListAsync(tenant: "rival"));
        Assert.Equal(3, (await ListAsync()).Count);
    }

    public virtual async Task List_Filters_KeepWhatMatchesAsync()
    {
        var generation = Guid.NewGuid();
        for (var i = 0; i < 4; i++)
        {
            await AppendAsync(
                Draft(AuditKinds.All[i], "acme", generation) with { RecordedAt = Noon.AddMinutes(i) }, Message($"{i}"));
        }

        await AppendAsync(Draft(AuditKinds.Accepted, "acme") with { RecordedAt = Noon }, Message("other"));
        Assert.Equal([0, 1, 2, 3], Indexes(await ListAsync(new AuditQuery(null, generation, null, null, null, -1, 9))));
        Assert.Equal(
            [0, 4], Indexes(await ListAsync(new AuditQuery("acme", null, AuditKinds.Accepted, null, null, -1, 9))));
        Assert.Equal([1, 2], Indexes(await ListAsync(new AuditQuery(
            "acme", generation, null, Noon.AddMinutes(1), Noon.AddMinutes(3), -1, 9))));
        Assert.Equal([2, 3], Indexes(await ListAsync(new AuditQuery("acme", null, null, null, null, 1, 2))));
        Assert.Empty(await ListAsync(new AuditQuery("acme", null, null, null, null, 4, 9)));
    }

    /// <summary>Goes on with a store that was opened again.</summary>
    internal void Use(IAuditStore store) => _store = store;

    internal static AuditDraft Draft(string kind, string? tenant, Guid? generation = null) =>
        AuditDraft.Of(kind, generation ?? Guid.NewGuid(), tenant, new { n = 1 }, Noon);

    internal static MessageContext Message(string body) =>
        new(Guid.NewGuid(), SHA256.HashData(Encoding.UTF8.GetBytes(body)), Redelivered: false);

    internal Task<bool> AppendAsync(AuditDraft draft, MessageContext message) =>
        Store.AppendAsync(Consumer, message, draft, CancellationToken.None);

    internal Task<IReadOnlyList<AuditEntry>> ListAsync(string? tenant = null, int limit = 100) =>
        ListAsync(new AuditQuery(tenant, null, null, null, null, -1, limit));

    private Task<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query) =>
        Store.ListAsync(query, CancellationToken.None);

    private static IEnumerable<long> Indexes(IEnumerable<AuditEntry> entries) => entries.Select(entry => entry.Index);
}
