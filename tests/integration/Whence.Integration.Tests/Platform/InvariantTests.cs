using Npgsql;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

/// <summary>Each invariant is broken on purpose, in a transaction that is taken back, and has to be seen.</summary>
[Collection(PlatformGroup.Name)]
public class InvariantTests(SharedPlatform shared)
{
    [PlatformTheory]
    [InlineData("tenant numbers or running counts wrong", "update generations.tenants set running = running + 1")]
    [InlineData("tenant numbers or running counts wrong", "update generations.tenants set last_number = 0")]
    [InlineData("quotas inexact", "update generations.usage_days set charged = charged + 1")]
    [InlineData("quotas inexact", "update generations.usage_days set reserved = reserved + 1")]
    [InlineData("events with gaps", "delete from generations.events where sequence = 2")]
    [InlineData("terminal event missing, repeated or not the last", """
        insert into generations.events select id, last_event + 1, 'status', '{"state":"failed"}', now()
        from generations.generations
        """)]
    [InlineData("messages left in an outbox", "update generations.outbox set delivered_at = null")]
    [InlineData("audit entries missing", """
        insert into generations.generations select (jsonb_populate_record(g, jsonb_build_object(
            'id', gen_random_uuid(), 'tenant_number', g.tenant_number + 1000000))).* from generations.generations g
        """)]
    [InlineData("audit entries repeated", """
        insert into audit.entry select log_index + 1000000, gen_random_uuid(), kind, generation_id, tenant, recorded_at,
            body, message_id, message_digest from audit.entry
        """)]
    [InlineData("audit entries of nobody", """
        insert into audit.entry select log_index + 1000000, gen_random_uuid(), kind, gen_random_uuid(), tenant,
            recorded_at, body, message_id, message_digest from audit.entry
        """)]
    [InlineData("gaps in the audit log", """
        insert into audit.entry select log_index + 1000000, gen_random_uuid(), kind, generation_id, tenant, recorded_at,
            body, message_id, message_digest from audit.entry
        """)]
    public async Task Check_PlantedViolation_IsFound(string invariant, string planted)
    {
        using var client = await shared.Processes.TenantAsync("planted");
        await client.FinishAsync(await client.AcceptAsync(Requests.Of(steps: 4)));
        await Invariants.AssertAsync(shared.Processes);

        await using var connection = await shared.Processes.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(planted, connection, transaction);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());

        Assert.Contains(await Invariants.CheckAsync(connection), one => one.Name == invariant && one.Broken > 0);
        await transaction.RollbackAsync();
    }
}
