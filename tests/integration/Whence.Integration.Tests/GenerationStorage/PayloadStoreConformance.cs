using System.Security.Cryptography;
using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;
using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>What a payload store promises, whatever it is made of.</summary>
public abstract class PayloadStoreConformance
{
    private readonly Guid _generation = Guid.NewGuid();

    private protected abstract IPayloadStore Store { get; }

    [BackendFact]
    public async Task Put_ThenGet_ReturnsTheSameBytes()
    {
        foreach (var length in new[] { 0, 1, 100_000, 3_000_000 })
        {
            var content = RandomNumberGenerator.GetBytes(length);

            var reference = await Store.PutAsync(_generation, content, default);

            Assert.Equal(PayloadDigest.Of(content), reference);
            Assert.Equal(content, await Store.GetAsync(_generation, reference, default));
        }
    }

    [BackendFact]
    public async Task Put_SameContentTwentyTimesAtOnce_IsStored()
    {
        var content = RandomNumberGenerator.GetBytes(50_000);

        var references = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => Task.Run(() => Store.PutAsync(_generation, content, default))));

        Assert.Equal(content, await Store.GetAsync(_generation, Assert.Single(references.Distinct()), default));
    }

    [BackendFact]
    public async Task Get_NeverPut_SaysMissing()
    {
        var error = await Assert.ThrowsAsync<PayloadException>(
            () => Store.GetAsync(_generation, PayloadDigest.Of([1]), default));

        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [BackendFact]
    public async Task Get_AnotherGenerations_SaysMissing()
    {
        var reference = await Store.PutAsync(Guid.NewGuid(), new byte[] { 1 }, default);

        await Assert.ThrowsAsync<PayloadException>(() => Store.GetAsync(_generation, reference, default));
    }

    [BackendFact]
    public async Task Get_WrongLength_IsRefused()
    {
        var reference = await Store.PutAsync(_generation, new byte[] { 1, 2 }, default);

        await Assert.ThrowsAsync<PayloadException>(
            () => Store.GetAsync(_generation, reference with { Length = 3 }, default));
    }

    [BackendFact]
    public async Task Get_MalformedDigest_IsRefused()
    {
        foreach (var digest in new[] { "", "sha256:", "../../etc/passwd", $"sha256:../{new string('a', 61)}" })
        {
            await Assert.ThrowsAsync<PayloadException>(
                () => Store.GetAsync(_generation, new PayloadReference(digest, 1), default));
        }
    }
}
