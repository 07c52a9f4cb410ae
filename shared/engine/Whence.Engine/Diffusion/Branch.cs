using Whence.Engine.Configuration;
using Whence.Engine.Denoising;

namespace Whence.Engine.Diffusion;

/// <summary>
/// A sequence as the model sees it, with its cache: the request's own, or for guidance the one whose prompt is masked.
/// </summary>
/// <remarks>
/// The cache is exact because attention is block-causal: a position depends on its own attention block and those before
/// it. A commit therefore makes its block and the later ones stale, and nothing else. Each step computes from the first
/// stale block to the end of the blocks that the generation block touches; logits of earlier masked rows stay valid.
/// Steering acts on masked positions only, so a change of its strength makes the first block that holds one stale.
/// </remarks>
internal sealed class Branch : IDisposable
{
    private readonly ModelConfig _config;
    private readonly bool _cached;
    private int _firstStale;
    private Injection? _injection;

    public Branch(IDenoiser denoiser, int[] tokens, bool cached)
    {
        (_config, Tokens, _cached) = (denoiser.Config, tokens, cached);
        Cache = denoiser.CreateCache(tokens.Length);
    }

    public int[] Tokens { get; }

    public ISequenceCache Cache { get; }

    /// <summary>Notes that the token at a position changed.</summary>
    public void Touch(int position) => _firstStale = Math.Min(_firstStale, BlockStart(position));

    /// <summary>Returns what must be computed to know the masked rows of a generation block, or null if nothing.
    /// </summary>
    public DenoiserWindow? NextWindow(int blockStart, int blockEnd, Injection? injection)
    {
        if (!_cached)
        {
            // The reference's way: every position, every step.
            return new DenoiserWindow(
                Cache, Tokens, 0, Tokens.Length, [.. Enumerable.Range(0, Tokens.Length)], injection);
        }

        var end = Math.Min(BlockStart(blockEnd - 1) + _config.BlockLength, Tokens.Length);
        if (!ReferenceEquals(injection, _injection))
        {
            _injection = injection;
            TouchFirstMask(end);
        }

        var start = _firstStale;
        _firstStale = end;
        if (start >= end)
        {
            return null;
        }

        var outputs = new List<int>();
        for (var position = Math.Max(start, blockStart); position < blockEnd; position++)
        {
            if (Tokens[position] == _config.Tokens.Mask)
            {
                outputs.Add(position);
            }
        }

        return new DenoiserWindow(Cache, Tokens, start, end, [.. outputs], injection);
    }

    public void Dispose() => Cache.Dispose();

    private void TouchFirstMask(int end)
    {
        var first = Array.IndexOf(Tokens, _config.Tokens.Mask, 0, end);
        if (first >= 0)
        {
            Touch(first);
        }
    }

    private int BlockStart(int position) => position / _config.BlockLength * _config.BlockLength;
}
