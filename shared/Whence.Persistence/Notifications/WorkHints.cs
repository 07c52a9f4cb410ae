using System.Collections.Concurrent;

namespace Whence.Persistence.Notifications;

/// <summary>Tells the workers of this process what a store of work knows.</summary>
public sealed class WorkHints
{
    private readonly ConcurrentDictionary<Subscription, Action<Guid?>> _subscriptions = new();

    /// <summary>Has hints told from now on; disposing of the result ends that.</summary>
    /// <param name="receive">Gets what <see cref="Tell"/> is told.</param>
    public IDisposable Subscribe(Action<Guid?> receive)
    {
        var subscription = new Subscription(_subscriptions);
        _subscriptions[subscription] = receive;
        return subscription;
    }

    /// <summary>Says that work may be due, or which piece of it is to be cancelled.</summary>
    /// <param name="cancelled">The id of what is to be cancelled, or null when something may be due.</param>
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
