using Whence.Explanations.Inputs;

namespace Whence.Attribution.Explaining;

/// <summary>How far a run is, written by the work and read by the heartbeat.</summary>
/// <param name="begun">How far a run before it came.</param>
internal sealed class RunProgress(double begun) : IProgress<InputProgress>
{
    private double _done = begun;

    /// <summary>Gets the part that is done, 0 to 1.</summary>
    public double Done => Volatile.Read(ref _done);

    public void Report(InputProgress value) =>
        Set(value.Planned > 0 ? (double)value.Evaluations / value.Planned : 0);

    /// <summary>Notes a part, never less than before.</summary>
    public void Set(double done) => Volatile.Write(ref _done, Math.Clamp(done, Done, 1));
}
