using Whence.Contracts;
using Whence.Generations.Storage;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Coordination;

/// <summary>A record on its way to the next, with what will be told on that way.</summary>
internal sealed class TransitionDraft(GenerationRecord record, DateTimeOffset now)
{
    private readonly GenerationRecord _before = record;
    private readonly List<GenerationEventDraft> _events = [];
    private readonly List<OutgoingMessage> _messages = [];

    public GenerationRecord Record { get; set; } = record;

    public DateTimeOffset Now => now;

    public void Tell(GenerationEventDraft told) => _events.Add(told);

    /// <summary>Sends a message, once: its id follows from the generation and its name.</summary>
    public void Send(object message) =>
        _messages.Add(new OutgoingMessage(MessageIds.From(Record.Id, message.GetType().Name), message));

    public void MoveTo(GenerationState state)
    {
        if (!AllowedMoves.Contains(Record.State, state))
        {
            throw new InvalidOperationException($"A generation cannot move from {Record.State} to {state}.");
        }

        Record = Record with { State = state };
        Tell(EventData.Status(state));
    }

    /// <summary>Returns the transition, or null when nothing changes.</summary>
    public Transition? Build() =>
        ReferenceEquals(Record, _before) ? null : new Transition(Record, _events, _messages);
}
