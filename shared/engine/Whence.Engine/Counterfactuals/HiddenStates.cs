using Whence.Engine.Denoising;
using Whence.Engine.Replay;

namespace Whence.Engine.Counterfactuals;

/// <summary>Finds the hidden states that decided some commits: recorded, or computed once more.</summary>
internal static class HiddenStates
{
    /// <summary>Returns [targets, width] and the sequences that had to go through the model for it.</summary>
    public static (float[] Rows, int Forwards) Of(
        IDenoiser denoiser, RecordedGeneration generation, IReadOnlyList<int> targets, bool isEdited)
    {
        // Known + discovered + residual is the hidden state itself, unless something was changed at the heads.
        var (trace, concepts) = (generation.Trace, denoiser.Config.Concepts);
        var isComposedHidden = !isEdited && (concepts.ResidualCorrection || !concepts.HasDiscovered);
        var recorded = trace.Hidden.Count > 0 ? trace.Hidden
            : trace.Composed.Count > 0 && isComposedHidden ? trace.Composed
            : null;
        return recorded is not null
            ? ([.. targets.SelectMany(target => recorded[target])], 0)
            : Computed(denoiser, generation, targets);
    }

    private static (float[] Rows, int Forwards) Computed(
        IDenoiser denoiser, RecordedGeneration generation, IReadOnlyList<int> targets)
    {
        var (width, commits) = (denoiser.Config.Width, generation.Trace.Commits);
        var places = Enumerable.Range(0, targets.Count).ToDictionary(i => commits[targets[i]].Position);
        var rows = new float[targets.Count * width];
        var snapshots = CommitSnapshots.Of(denoiser, generation, commit => places.ContainsKey(commit.Position));
        foreach (var snapshot in snapshots)
        {
            using var cache = denoiser.CreateCache(snapshot.Tokens.Length);
            int[] outputs = [.. snapshot.Commits.Select(commit => commit.Position).Order()];
            var states = new float[outputs.Length * width];
            denoiser.Forward(
                [
                    new DenoiserWindow(
                        cache, snapshot.Tokens, 0, snapshot.Tokens.Length, outputs, snapshot.Injection),
                ],
                states);
            for (var i = 0; i < outputs.Length; i++)
            {
                states.AsSpan(i * width, width).CopyTo(rows.AsSpan(places[outputs[i]] * width));
            }
        }

        return (rows, snapshots.Count);
    }
}
