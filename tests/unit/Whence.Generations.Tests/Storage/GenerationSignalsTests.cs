using Whence.Generations.Storage;

namespace Whence.Generations.Tests.Storage;

public sealed class GenerationSignalsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly GenerationSignals _signals = new();
    private readonly Guid _id = Guid.NewGuid();

    [Fact]
    public async Task Pulse_BetweenLookingAndWaiting_IsNotLost()
    {
        // The event appears, and its pulse goes out, after the look that did not see it.
        await _signals.WaitAsync(_id, LookAsync, CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(0, _signals.Waiting);

        Task<bool> LookAsync()
        {
            _signals.Pulse(_id);
            return Task.FromResult(false);
        }
    }

    [Fact]
    public async Task Pulse_ManyWaiting_WakesAll()
    {
        var waiting = Enumerable.Range(0, 20).Select(_ => WaitAsync(_id)).ToList();

        _signals.Pulse(_id);
        await Task.WhenAll(waiting).WaitAsync(Patience);

        Assert.Equal(0, _signals.Waiting);
    }

    [Fact]
    public async Task Wait_NoPulse_LeavesNothingBehind()
    {
        await WaitAsync(_id).WaitAsync(Patience);
        await WaitAsync(_id).WaitAsync(Patience);

        Assert.Equal(0, _signals.Waiting);
    }

    [Fact]
    public async Task Wait_LookFails_LeavesNothingBehind()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _signals.WaitAsync(
            _id, () => throw new InvalidOperationException("planted"), CancellationToken.None));

        Assert.Equal(0, _signals.Waiting);
    }

    private Task WaitAsync(Guid id) => _signals.WaitAsync(id, () => Task.FromResult(false), CancellationToken.None);
}
