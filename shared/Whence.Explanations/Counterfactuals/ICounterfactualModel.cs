using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Explanations.Replays;

namespace Whence.Explanations.Counterfactuals;

/// <summary>What counterfactuals ask of a model: its weights for the frozen trajectory, replays for spans, and new
/// answers. Here the engine answers, in the platform the services do.</summary>
public interface ICounterfactualModel
{
    /// <summary>Gets the replays of the recorded generation.</summary>
    ISnapshotModel Snapshots { get; }

    /// <summary>Computes something from the weights, which nobody else uses meanwhile.</summary>
    Task<T> ReadAsync<T>(Func<IDenoiser, T> read, CancellationToken cancellation = default);

    /// <summary>Answers requests anew; the token ids of each answer, without those that are no text.</summary>
    Task<IReadOnlyList<IReadOnlyList<int>>> AnswerAsync(
        IReadOnlyList<DecodeRequest> requests, CancellationToken cancellation = default);
}
