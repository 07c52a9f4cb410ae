using Whence.Decoding.Engine;

namespace Whence.Decoding.Turns;

/// <summary>Gives one computation its turns at the model.</summary>
internal sealed class ModelTurns(DecodeEngine engine, CancellationToken cancellation)
{
    /// <summary>Waits for a turn; disposing of it ends the turn.</summary>
    public IDisposable Take()
    {
        var turn = new ModelTurn();
        engine.Enqueue(turn);
        turn.Begin(cancellation);
        return new Ending(turn);
    }

    private sealed class Ending(ModelTurn turn) : IDisposable
    {
        public void Dispose() => turn.End();
    }
}
