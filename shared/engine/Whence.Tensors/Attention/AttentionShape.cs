namespace Whence.Tensors.Attention;

/// <summary>The sizes of grouped-query, block-causal attention.</summary>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyHeads">Key and value heads; each serves Heads / KeyHeads query heads.</param>
/// <param name="HeadDim">Channels of a head.</param>
/// <param name="BlockSize">Positions that see each other: q may look at k when q / BlockSize >= k / BlockSize.</param>
public readonly record struct AttentionShape(int Heads, int KeyHeads, int HeadDim, int BlockSize)
{
    /// <summary>Gets the channels of all query heads together.</summary>
    public int QueryWidth => Heads * HeadDim;

    /// <summary>Gets the channels of all key heads together.</summary>
    public int KeyWidth => KeyHeads * HeadDim;

    /// <summary>Gets the query heads that share one key head.</summary>
    public int GroupSize => Heads / KeyHeads;

    /// <summary>Gets the factor on the scores, 1 / sqrt(HeadDim).</summary>
    public float Scale => (float)(1.0 / Math.Sqrt(HeadDim));
}
