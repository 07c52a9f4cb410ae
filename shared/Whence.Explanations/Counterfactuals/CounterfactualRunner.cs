using Whence.Engine.Replay;
using Whence.Models;

namespace Whence.Explanations.Counterfactuals;

/// <summary>Answers what if: on the frozen trajectory of a recorded generation, and by generating again.</summary>
/// <param name="package">The model that made the generation.</param>
/// <param name="model">Its weights, replays and new answers.</param>
public sealed class CounterfactualRunner(ModelPackage package, ICounterfactualModel model)
{
    /// <summary>Answers a question about a generation.</summary>
    /// <exception cref="Engine.Diffusion.GenerationException">The question cannot be answered; the message says which
    /// can.</exception>
    public Task<CounterfactualResult> RunAsync(
        RecordedGeneration generation, CounterfactualQuestion question, CancellationToken cancellation = default)
    {
        throw new NotSupportedException($"{package.Name} {model} {generation} {question} {cancellation}");
    }
}
