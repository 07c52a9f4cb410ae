using Whence.Engine.Configuration;
using Whence.Engine.Denoising;

namespace Whence.Engine.Replay;

/// <summary>
/// One recorded sequence with some positions masked, led from snapshot to snapshot with its cache.
/// </summary>
/// <remarks>
/// As in decoding, a position depends on its own attention block and those before it. A commit makes its block and the
/// later ones stale; another injection makes the first block stale that holds a mask, now also a masked position of
/// the prompt. All else stays, so what is computed is what a fresh pass over the whole snapshot would compute.
/// </remarks>
internal sealed class MaskedSequence
{
    private readonly ModelConfig _config;
    private readonly ISequenceCache _cache;
    private readonly IReadOnlyList<int> _masked;
    private int[] _tokens;
    private Injection? _injection;

    /// <param name="config">The model.</param>
    /// <param name="masked">The positions that are masked.</param>
    /// <param name="cache">A cache of which nothing counts yet.</param>
    /// <param name="prefix">Keys and values of the unmasked prompt.</param>
    public MaskedSequence(ModelConfig config, IReadOnlyList<int> masked, ISequenceCache cache, PromptPrefix prefix)
    {
        (_config, _masked, _cache) = (config, masked, cache);
        var shared = Math.Min(prefix.Tokens.Length, BlockStart(masked.DefaultIfEmpty(int.MaxValue).Min()));
        cache.CopyPrefix(prefix.Cache, shared);
        _tokens = prefix.Tokens[..shared];
    }

    /// <summary>Returns what must be computed to know the commits of a snapshot, and takes it as computed.</summary>
    public DenoiserWindow Next(CommitSnapshot snapshot)
    {
        var tokens = Mask(snapshot.Tokens);
        var stale = _tokens.AsSpan().CommonPrefixLength(tokens);
        if (!Equals(snapshot.Injection, _injection))
        {
            var first = Array.IndexOf(tokens, _config.Tokens.Mask, 0, stale);
            stale = first < 0 ? stale : first;
        }

        int[] outputs = [.. snapshot.Commits.Select(commit => commit.Position).Order()];
        (_tokens, _injection) = (tokens, snapshot.Injection);
        return new DenoiserWindow(
            _cache, tokens, BlockStart(Math.Min(stale, outputs[0])), tokens.Length, outputs, snapshot.Injection);
    }

    private int[] Mask(int[] tokens)
    {
        var masked = (int[])tokens.Clone();
        foreach (var position in _masked.Where(position => position < masked.Length))
        {
            masked[position] = _config.Tokens.Mask;
        }

        return masked;
    }

    private int BlockStart(int position) => position / _config.BlockLength * _config.BlockLength;
}
