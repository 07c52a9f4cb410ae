using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Whence.Contracts.Replays;
using Whence.Decoding.Engine;
using Whence.Decoding.Turns;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Replays;
using Whence.Hosting.Problems;
using Whence.Recordings;

namespace Whence.Decoding.Replays;

/// <summary><c>POST /internal/ablate</c> and <c>POST /internal/integrate</c>: what explanations ask of the model about
/// a recorded generation. Each call of the model takes its turn between two steps of the sessions.</summary>
internal sealed class ReplayEndpoints(
    DecodingModel model,
    DecodeEngine engine,
    RecordingCache recordings,
    ReplaySlots slots,
    IOptions<DecodingOptions> options)
{
    public Task<Ok<AblateResponse>> AblateAsync(AblateRequest request, CancellationToken cancellation) =>
        RefuseAsync(async () =>
        {
            using var slot = slots.Take(withGradients: false);
            var generation = (await recordings.ReadAsync(request.Run, cancellation)).Generation;
            ReplayChecks.Check(request, generation, options.Value);
            using var replays = Replays(generation, cancellation);
            var masks = request.Masks.Select(PositionRuns.Positions).ToList();
            var ablated = await replays.AblateAsync(request.Targets, masks, cancellation);
            return new AblateResponse
            {
                Logits = ablated.Logits,
                LogProbabilities = ablated.LogProbabilities,
                Forwards = ablated.Forwards,
                Rows = ablated.Rows,
            };
        });

    public Task<Ok<IntegrateResponse>> IntegrateAsync(IntegrateRequest request, CancellationToken cancellation) =>
        RefuseAsync(async () =>
        {
            using var slot = slots.Take(withGradients: true);
            var generation = (await recordings.ReadAsync(request.Run, cancellation)).Generation;
            var (quadrature, path) = ReplayChecks.Check(request, generation);
            using var replays = Replays(generation, cancellation);
            var integral = await replays.IntegrateAsync(request.Targets, quadrature, path, cancellation);
            return new IntegrateResponse
            {
                Scores = integral.Scores,
                Value = integral.Value,
                Baseline = integral.Baseline,
                Forwards = integral.Forwards,
                Rows = integral.Rows,
            };
        });

    private static async Task<Ok<T>> RefuseAsync<T>(Func<Task<T>> compute)
    {
        try
        {
            return TypedResults.Ok(await compute());
        }
        catch (RecordingException refused)
        {
            throw new ApiException(StatusCodes.Status422UnprocessableEntity, refused.Code, refused.Message);
        }
        catch (GenerationException refused)
        {
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity, "invalid_value", refused.Message, refused.Parameter);
        }
    }

    private EngineSnapshotModel Replays(RecordedGeneration generation, CancellationToken cancellation)
    {
        var turns = new ModelTurns(engine, cancellation);
        var budget = new ReplayOptions { RowsPerForward = options.Value.ReplayRowsPerTurn };
        return new EngineSnapshotModel(
            new TurnDenoiser(model.Denoiser, turns.Take), generation, () => Gradients(turns), budget);
    }

    // Made at the first call, which reads all weights once more.
    private TurnGradients Gradients(ModelTurns turns)
    {
        using var turn = turns.Take();
        return new TurnGradients(model.Gradients, turns);
    }
}
