namespace Whence.Persistence.Notifications;

/// <summary>Hints between processes that share a database. A hint can be lost: whoever waits for one also polls.
/// </summary>
public interface INotifications
{
    /// <summary>Sends a hint; call it after the commit. Hints are batched, so no transaction waits for the server's
    /// notification lock.</summary>
    void Notify(string topic, string payload);

    /// <summary>Calls back for each hint of a topic, those of this process included, until disposed.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="receive">Called with the payload; must be quick and must not throw.</param>
    IDisposable Subscribe(string topic, Action<string> receive);
}
