using System.Collections.Concurrent;

namespace Whence.Attribution.Jobs;

/// <summary>Tells the workers of this process what a store knows.</summary>
internal sealed class ExplanationHints
{
    private readonly ConcurrentDictionary<Subscription, Action<Guid?>> _subscriptions = new();

    public IDisposable Subscribe(Action<Guid?> receive)
    {
        var subscription = new Subscription(_subscriptions);
        _subscriptions[subscription] = receive;
        return subscription;
    }

    /// <summary>Says that an explanation may be due, or which one is to be cancelled.</summary>
    public void Tell(Guid? cancelled)
    {
        foreach (var receive in _subscriptions.Values)
        {
            receive(cancelled);
        }
    }

    private sealed class Subscription(ConcurrentDictionary<Subscription, Action<Guid?>> subscriptions) : IDisposable
    {
        public void Dispose() => subscriptions.TryRemove(this, out _);
    }
}
