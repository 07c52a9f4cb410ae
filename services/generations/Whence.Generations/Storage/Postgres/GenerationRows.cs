using Whence.Persistence.Messaging;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Adds the rows that go with a change of a generation.</summary>
internal static class GenerationRows
{
    /// <summary>Adds a transition's events and messages.</summary>
    public static void Tell(
        this GenerationsContext db, Guid id, int lastEvent, Transition transition, DateTimeOffset now)
    {
        foreach (var numbered in TransitionRules.Number(lastEvent, transition, now))
        {
            db.Events.Add(new EventRow
            {
                GenerationId = id,
                Sequence = numbered.Sequence,
                Kind = numbered.Kind,
                Data = numbered.Data,
                At = numbered.At,
            });
        }

        foreach (var message in transition.Messages)
        {
            db.Enqueue(id, message);
        }
    }
}
