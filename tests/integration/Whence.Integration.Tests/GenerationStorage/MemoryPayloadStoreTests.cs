using Whence.Generations.Storage.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Integration.Tests.GenerationStorage;

public sealed class MemoryPayloadStoreTests : PayloadStoreConformance
{
    private protected override IPayloadStore Store { get; } = new MemoryPayloadStore(generationsMax: 2);

    [Fact]
    public async Task Put_MoreGenerationsThanKept_ForgetsTheOldest()
    {
        var references = new List<(Guid Generation, Contracts.Payloads.PayloadReference Reference)>();
        for (byte index = 0; index < 3; index++)
        {
            var generation = Guid.NewGuid();
            references.Add((generation, await Store.PutAsync(generation, new[] { index }, default)));
        }

        await Assert.ThrowsAsync<PayloadException>(
            () => Store.GetAsync(references[0].Generation, references[0].Reference, default));
        Assert.Equal([2], await Store.GetAsync(references[2].Generation, references[2].Reference, default));
    }

    [Fact]
    public async Task Get_ResultWrittenTo_LeavesTheStoreAlone()
    {
        var generation = Guid.NewGuid();
        var reference = await Store.PutAsync(generation, new byte[] { 1 }, default);

        (await Store.GetAsync(generation, reference, default))[0] = 2;

        Assert.Equal([1], await Store.GetAsync(generation, reference, default));
    }
}
