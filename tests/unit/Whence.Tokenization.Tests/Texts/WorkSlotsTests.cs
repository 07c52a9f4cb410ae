using Microsoft.Extensions.Options;
using Whence.Hosting.Problems;
using Whence.Tokenization.Texts;

namespace Whence.Tokenization.Tests.Texts;

public class WorkSlotsTests
{
    [Fact]
    public async Task RunAsync_AllSlotsAndPlacesTaken_IsRefusedWith503()
    {
        using var slots = new WorkSlots(Options.Create(new TokenizationOptions { ParallelMax = 1, WaitingMax = 0 }));
        using var release = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        var first = slots.RunAsync(
            () =>
            {
                begun.Release();
                release.Wait();
                return 1;
            },
            CancellationToken.None);
        await begun.WaitAsync();
        var refusal = await Assert.ThrowsAsync<ApiException>(() => slots.RunAsync(() => 2, CancellationToken.None));
        Assert.Equal((503, "overloaded", 1), (refusal.Status, refusal.Code, refusal.RetryAfterSeconds));
        release.Set();
        Assert.Equal(1, await first);
        Assert.Equal(3, await slots.RunAsync(() => 3, CancellationToken.None));
    }
}
