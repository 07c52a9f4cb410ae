namespace Whence.Engine.Denoising;

/// <summary>
/// The positions of one sequence that must be computed: from the first attention block that changed to the end of the
/// blocks that the current generation block touches.
/// </summary>
/// <param name="Cache">Keys and values; those before <paramref name="Start"/> are up to date.</param>
/// <param name="Tokens">The whole sequence.</param>
/// <param name="Start">The first position, at the border of an attention block.</param>
/// <param name="End">Behind the last position: a border of a block, or the end of the sequence.</param>
/// <param name="Outputs">The positions whose hidden state is wanted, ascending, inside the window.</param>
/// <param name="Injection">The steering of masked positions, or null.</param>
public sealed record DenoiserWindow(
    ISequenceCache Cache, int[] Tokens, int Start, int End, int[] Outputs, Injection? Injection);
