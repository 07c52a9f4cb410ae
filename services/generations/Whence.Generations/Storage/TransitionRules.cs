namespace Whence.Generations.Storage;

/// <summary>What no transition may do, whoever decided it.</summary>
internal static class TransitionRules
{
    /// <summary>Returns the record to write: the decided one, with what never changes as it was.</summary>
    /// <exception cref="InvalidOperationException">It moves up the list of states.</exception>
    public static GenerationRecord Apply(GenerationRecord current, Transition transition)
    {
        var next = transition.Next;
        if (next.State < current.State)
        {
            throw new InvalidOperationException(
                $"A generation cannot go from {current.State} back to {next.State}.");
        }

        return next with
        {
            Id = current.Id,
            Tenant = current.Tenant,
            TenantNumber = current.TenantNumber,
            CreatedAt = current.CreatedAt,
            ReservedTokens = current.ReservedTokens,
            LastEvent = current.LastEvent + transition.Events.Count,
        };
    }

    /// <summary>Returns the events of a transition with their numbers.</summary>
    public static IEnumerable<GenerationEvent> Number(int lastEvent, Transition transition, DateTimeOffset at) =>
        transition.Events.Select(
            (draft, index) => new GenerationEvent(lastEvent + 1 + index, draft.Kind, draft.Data, at));
}
