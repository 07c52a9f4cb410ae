namespace Whence.Persistence.Messaging;

/// <summary>Wakes the dispatcher of this process. Commits through the context wake it by themselves; this is for rows
/// that came another way.</summary>
/// <typeparam name="TContext">The context.</typeparam>
public interface IOutboxSignal<TContext>
{
    /// <summary>Says that the outbox may hold something new.</summary>
    void Wake();
}
