using Whence.Decoding.Engine;
using Whence.Engine.Traces;

namespace Whence.Decoding.Forcing;

/// <summary>Traces a given text, one token at a time, between the steps of sessions.</summary>
internal sealed class ForcedText(DecodingModel model, ForceRequest request, CancellationToken cancellation)
    : EngineWork<ForceResponse>(cancellation)
{
    private TeacherForcing? _forcing;

    public override void Dispose()
    {
        _forcing?.Dispose();
        base.Dispose();
    }

    protected override bool Advance(out ForceResponse result)
    {
        result = new ForceResponse([]);
        _forcing ??= TeacherForcing.Start(model.Denoiser, request.Prompt, request.Completion);
        _forcing.Step();
        if (!_forcing.IsDone)
        {
            return false;
        }

        var segments = TraceSegment.Cut(_forcing.Trace, model.Package.Config.BlockLength, model.Origin);
        result = new ForceResponse([.. segments.Select(segment => segment.ToBytes())]);
        return true;
    }
}
