using Whence.Hosting.Payloads;
using Whence.Integration.Tests.Persistence;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.GenerationStorage;

[NeedsPostgres]
public sealed class PostgresPayloadStoreTests(PostgresSetup setup)
    : PayloadStoreConformance, IClassFixture<PostgresSetup>
{
    private protected override IPayloadStore Store => setup.Payloads;

    [PostgresFact]
    public async Task Get_RowAltered_IsRefused()
    {
        var generation = Guid.NewGuid();
        var reference = await Store.PutAsync(generation, new byte[] { 1, 2, 3 }, default);

        foreach (var content in new[] { @"'\x010204'", @"'\x0102'" })
        {
            await setup.ExecuteAsync(
                $"update generations.payloads set content = {content} where generation_id = '{generation}'");

            await Assert.ThrowsAsync<PayloadException>(() => Store.GetAsync(generation, reference, default));
        }

        await setup.ExecuteAsync($"delete from generations.payloads where generation_id = '{generation}'");
        await Assert.ThrowsAsync<PayloadException>(() => Store.GetAsync(generation, reference, default));
    }
}
