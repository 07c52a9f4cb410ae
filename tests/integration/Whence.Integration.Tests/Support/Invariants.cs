using System.Globalization;
using Npgsql;

namespace Whence.Integration.Tests.Support;

/// <summary>What has to be true of the tables whenever nothing is under way. Each row says how many rows break it.
/// </summary>
internal static class Invariants
{
    private const string Ended = "state in ('completed', 'failed', 'cancelled')";

    private static readonly (string Name, string Sql)[] All =
    [
        ("not ended", $"select count(*) from generations.generations where not ({Ended})"),
        ("tenant numbers or running counts wrong", "select count(*) from generations.tenant_differences"),
        ("quotas inexact", "select count(*) from generations.quota_differences"),
        ("events with gaps", """
            select count(*) from (
                select g.id from generations.generations g left join generations.events e on e.generation_id = g.id
                group by g.id, g.last_event
                having count(e.sequence) <> g.last_event or max(e.sequence) <> g.last_event or min(e.sequence) <> 1) x
            """),
        ("terminal event missing, repeated or not the last", """
            select count(*) from generations.generations g where (
                select count(*) from generations.events e where e.generation_id = g.id and e.kind = 'status'
                and (e.data::json ->> 'state') in ('completed', 'failed', 'cancelled')) <> 1
            or (select e.data::json ->> 'state' from generations.events e
                where e.generation_id = g.id and e.sequence = g.last_event) is distinct from g.state
            """),
        ("messages left in an outbox", """
            select (select count(*) from generations.outbox where delivered_at is null)
                 + (select count(*) from decoding.outbox where delivered_at is null)
                 + (select count(*) from attribution.outbox where delivered_at is null)
            """),
        ("audit entries missing", $"""
            select count(*) from generations.generations g cross join lateral (values
                ('generation.accepted', true), ('generation.' || g.state, true),
                ('generation.decoded', g.state = 'completed'),
                ('concepts.attributed', g.attribution is not null)) as wanted(kind, needed)
            where needed and {Ended} and not exists (
                select 1 from audit.entry a where a.generation_id = g.id and a.kind = wanted.kind)
            """),
        ("audit entries repeated", """
            select count(*) from (
                select 1 from audit.entry where kind not in ('inputs.attributed', 'counterfactual.answered')
                group by generation_id, kind having count(*) > 1) x
            """),
        ("explanations without exactly one audit entry", """
            select count(*) from attribution.explanation e
            where e.state = 'completed' and 1 <> (
                select count(*) from audit.entry a
                where a.kind = case e.kind when 'inputs' then 'inputs.attributed' else 'counterfactual.answered' end
                and coalesce(
                    convert_from(a.body, 'utf8')::json ->> 'explanation_id',
                    convert_from(a.body, 'utf8')::json ->> 'counterfactual_id') = e.id::text)
            """),
        ("audit entries of nobody", """
            select count(*) from audit.entry a
            where not exists (select 1 from generations.generations g where g.id = a.generation_id)
            """),
        ("gaps in the audit log", "select coalesce(max(log_index) + 1, 0) - count(*) from audit.entry"),
    ];

    /// <summary>Returns each invariant with the number of rows that break it.</summary>
    public static async Task<IReadOnlyList<(string Name, long Broken)>> CheckAsync(NpgsqlConnection connection)
    {
        var found = new List<(string, long)>();
        foreach (var (name, sql) in All)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            found.Add((name, Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)));
        }

        return found;
    }

    /// <summary>Waits until nothing is under way, then asserts that all hold.</summary>
    public static async Task AssertAsync(PlatformProcesses platform, int seconds = 60)
    {
        IReadOnlyList<(string Name, long Broken)> found = [];
        await platform.WaitForAsync(
            "the state in which every invariant holds",
            async () =>
            {
                await using var connection = await platform.Database.OpenConnectionAsync();
                return (found = await CheckAsync(connection)).All(one => one.Broken == 0);
            },
            seconds,
            () => string.Join('\n', found.Select(one => string.Create(
                CultureInfo.InvariantCulture, $"{one.Broken,6} {one.Name}"))));
    }

    /// <summary>Returns every generation with the number of its terminal events.</summary>
    public static async Task<IReadOnlyList<FoundGeneration>> FindAsync(PlatformProcesses platform)
    {
        await using var command = platform.Database.CreateCommand("""
            select g.id, (select count(*)::int from generations.events e where e.generation_id = g.id
                and e.kind = 'status' and (e.data::json ->> 'state') in ('completed', 'failed', 'cancelled'))
            from generations.generations g
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<FoundGeneration>();
        while (await reader.ReadAsync())
        {
            found.Add(new FoundGeneration(reader.GetGuid(0), reader.GetInt32(1)));
        }

        return found;
    }
}
