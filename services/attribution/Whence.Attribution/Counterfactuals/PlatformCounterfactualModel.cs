using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Explanations.Counterfactuals;
using Whence.Explanations.Replays;

namespace Whence.Attribution.Counterfactuals;

/// <summary>The platform as the model behind counterfactuals: the weights are read here, decoding replays, and answers
/// are generated anew as generations.</summary>
/// <param name="model">The weights.</param>
/// <param name="snapshots">Replays of the recorded generation.</param>
/// <param name="answer">Answers requests anew.</param>
internal sealed class PlatformCounterfactualModel(
    AttributionModel model,
    ISnapshotModel snapshots,
    Func<IReadOnlyList<DecodeRequest>, Task<IReadOnlyList<IReadOnlyList<int>>>> answer) : ICounterfactualModel
{
    public ISnapshotModel Snapshots => snapshots;

    public Task<T> ReadAsync<T>(Func<IDenoiser, T> read, CancellationToken cancellation = default) =>
        Task.FromResult(read(model.SharedUntil(cancellation)));

    public Task<IReadOnlyList<IReadOnlyList<int>>> AnswerAsync(
        IReadOnlyList<DecodeRequest> requests, CancellationToken cancellation = default) => answer(requests);
}
