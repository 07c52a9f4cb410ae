using Whence.Generations.Storage;
using State = Whence.Generations.Storage.GenerationState;

namespace Whence.Generations.Coordination;

/// <summary>The table of moves between states; an end has none.</summary>
internal static class AllowedMoves
{
    public static bool Contains(State from, State to) => (from, to) switch
    {
        (State.Queued, State.Decoding or State.Failed or State.Cancelled) => true,
        (State.Decoding, State.Attributing or State.Completed or State.Failed or State.Cancelled) => true,
        (State.Attributing, State.Completed or State.Cancelled) => true,
        _ => false,
    };
}
