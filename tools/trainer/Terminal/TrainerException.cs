namespace Whence.Trainer.Terminal;

/// <summary>A request that cannot be carried out; the message is one sentence that says what to do.</summary>
internal sealed class TrainerException : Exception
{
    public TrainerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
