using Whence.Cli.Bench.Serve;

namespace Whence.Cli.Tests.Bench.Serve;

public class ServePaceTests
{
    [Fact]
    public async Task Run_StalledServer_IsMeasuredFromTheIntendedTimes()
    {
        var stall = new TaskCompletionSource();
        var sent = 0;
        var measured = await ServePace.RunAsync(5, 1000, SendAsync, CancellationToken.None);
        Assert.Equal(5, measured.Count);
        // Request n waited at least until the time at which the last one was to be sent.
        Assert.All(Enumerable.Range(0, 5), index => Assert.True(measured[index] >= 4 - index, $"{measured[index]} ms"));

        Task SendAsync(int index)
        {
            // Nobody is answered before the last was sent: an open model sends it all the same.
            if (++sent == 5)
            {
                stall.SetResult();
            }

            return stall.Task;
        }
    }

    [Fact]
    public async Task Run_FailingRequest_Fails() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => ServePace.RunAsync(3, 1000, _ => throw new InvalidOperationException("no"), CancellationToken.None));

    [Fact]
    public async Task Run_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ServePace.RunAsync(3, 0.1, _ => Task.CompletedTask, cancelled.Token));
    }
}
