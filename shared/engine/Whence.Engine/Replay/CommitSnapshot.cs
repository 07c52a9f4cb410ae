using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Replay;

/// <summary>The sequence as the model saw it when it decided one group of commits.</summary>
/// <param name="Order">The number of the group.</param>
/// <param name="Tokens">The sequence, cut behind the last attention block that any of the commits lies in: nothing
/// later can reach them.</param>
/// <param name="Commits">What was decided from it.</param>
/// <param name="Injection">The steering that acted then, or null.</param>
public sealed record CommitSnapshot(int Order, int[] Tokens, IReadOnlyList<Commit> Commits, Injection? Injection)
{
    /// <summary>Gets what changed at the concept heads then, rules that had fired included, or null.</summary>
    public EditOptions? Edits { get; init; }
}
