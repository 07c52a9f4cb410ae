using Whence.Engine.Denoising;

namespace Whence.Engine.Replay;

/// <summary>
/// Keys and values of the attention blocks that lie wholly in the prompt, before its first mask if it has any. They see
/// nothing later, so every snapshot of a generation shares them, whatever its steering.
/// </summary>
internal sealed class PromptPrefix : IDisposable
{
    private PromptPrefix(int[] tokens, ISequenceCache cache)
    {
        (Tokens, Cache) = (tokens, cache);
    }

    /// <summary>Gets the tokens of the whole blocks.</summary>
    public int[] Tokens { get; }

    public ISequenceCache Cache { get; }

    public static PromptPrefix Compute(IDenoiser denoiser, IReadOnlyList<int> prompt)
    {
        var length = denoiser.Config.BlockLength;
        var known = prompt.TakeWhile(token => token != denoiser.Config.Tokens.Mask).Count();
        int[] tokens = [.. prompt.Take(known / length * length)];
        var cache = denoiser.CreateCache(Math.Max(1, tokens.Length));
        if (tokens.Length > 0)
        {
            // The model owes at least one hidden row; nobody reads it.
            var window = new DenoiserWindow(cache, tokens, 0, tokens.Length, [tokens.Length - 1], Injection: null);
            denoiser.Forward([window], new float[denoiser.Config.Width]);
        }

        return new PromptPrefix(tokens, cache);
    }

    public void Dispose() => Cache.Dispose();
}
