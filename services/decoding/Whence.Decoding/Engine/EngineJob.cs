using System.Threading.Channels;
using Whence.Engine.Diffusion;

namespace Whence.Decoding.Engine;

/// <summary>A request that the engine shall decode, and what it says about it.</summary>
internal sealed class EngineJob(
    DecodeRequest request, DecodeCheckpoint? checkpoint, string settingsDigest, DateTimeOffset deadline)
{
    // Two for each block at most: whoever writes them to the database may be slow, the engine never waits.
    private readonly Channel<EngineEvent> _events = Channel.CreateUnbounded<EngineEvent>(
        new UnboundedChannelOptions { SingleWriter = true, SingleReader = true });

    private int _leave;

    public DecodeRequest Request { get; } = request;

    public DecodeCheckpoint? Checkpoint { get; } = checkpoint;

    public string SettingsDigest { get; } = settingsDigest;

    public DateTimeOffset Deadline { get; } = deadline;

    public ChannelReader<EngineEvent> Events => _events.Reader;

    /// <summary>Gets why the session shall leave, if it shall; the first reason counts.</summary>
    public LeaveReason Leave => (LeaveReason)Volatile.Read(ref _leave);

    /// <summary>Gets or sets when the last checkpoint was taken; for the engine's thread.</summary>
    public long CheckpointAt { get; set; }

    public void Ask(LeaveReason reason) => Interlocked.CompareExchange(ref _leave, (int)reason, 0);

    public void Say(EngineEvent said) => _events.Writer.TryWrite(said);
}
