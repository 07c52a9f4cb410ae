using Whence.Contracts.Generations;
using Whence.Generations.Storage;

namespace Whence.Generations.Tests.Coordination;

/// <summary>A store of one generation that keeps all it was told, as the real ones would.</summary>
internal sealed class Ledger(GenerationRecord record)
{
    public GenerationRecord Record { get; private set; } = record;

    public List<GenerationEventDraft> Events { get; } = [];

    public List<object> Messages { get; } = [];

    public List<Guid> MessageIds { get; } = [];

    public int Endings => Messages.Count(message =>
        message is GenerationCompleted or GenerationFailed or GenerationCancelled);

    public bool Apply(Transition? transition)
    {
        if (transition is null)
        {
            return false;
        }

        Record = transition.Next with { LastEvent = Record.LastEvent + transition.Events.Count };
        Events.AddRange(transition.Events);
        Messages.AddRange(transition.Messages.Select(message => message.Message));
        MessageIds.AddRange(transition.Messages.Select(message => message.Id));
        return true;
    }
}
