using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Explanations.Replays;

namespace Whence.Explanations.Counterfactuals;

/// <summary>A model in this process.</summary>
/// <param name="denoiser">The model; nobody else may use it meanwhile.</param>
/// <param name="snapshots">Replays of the recorded generation.</param>
public sealed class EngineCounterfactualModel(IDenoiser denoiser, ISnapshotModel snapshots) : ICounterfactualModel
{
    private readonly Decoder _decoder = new(denoiser, new DecodeOptions { ReadConcepts = false });

    /// <inheritdoc />
    public ISnapshotModel Snapshots => snapshots;

    /// <inheritdoc />
    public Task<T> ReadAsync<T>(Func<IDenoiser, T> read, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Task.FromResult(read(denoiser));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<IReadOnlyList<int>>> AnswerAsync(
        IReadOnlyList<DecodeRequest> requests, CancellationToken cancellation = default)
    {
        var results = _decoder.Decode(requests, cancellation: cancellation);
        return Task.FromResult<IReadOnlyList<IReadOnlyList<int>>>([.. results.Select(result => result.Answer)]);
    }
}
