using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Replay;

/// <summary>Reads the answer of a recorded generation.</summary>
public static class RecordedResult
{
    /// <summary>Returns what the decoder returned; the rows that it computed are not recorded, and are 0 here.
    /// </summary>
    public static DecodeResult Of(RecordedGeneration generation, ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(config);
        var (trace, options) = (generation.Trace, generation.Options);
        var aborting = options.Rules.Where(rule => rule.Abort).Select(rule => rule.Name).ToHashSet();
        var steps = trace.Commits.Select(commit => commit.Order).Distinct().Count();
        return Answers.Build(
            trace.Snapshot(int.MaxValue),
            trace.Prompt.Count,
            options,
            config,
            trace,
            new DecodeStatistics(steps, 0, trace.Commits.Count),
            trace.Firings.FirstOrDefault(firing => aborting.Contains(firing.Rule))?.Rule);
    }
}
