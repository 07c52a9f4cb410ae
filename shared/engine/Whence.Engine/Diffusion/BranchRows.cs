namespace Whence.Engine.Diffusion;

/// <summary>Hidden states and logits of the rows of one generation block, kept between steps.</summary>
internal sealed class BranchRows(int blockLength, int width, int vocabulary)
{
    private readonly float[] _hidden = new float[blockLength * width];
    private readonly float[] _composed = new float[blockLength * width];
    private readonly float[] _logits = new float[blockLength * vocabulary];

    public int Start { get; set; }

    public Span<float> Hidden(int position) => _hidden.AsSpan((position - Start) * width, width);

    public Span<float> Composed(int position) => _composed.AsSpan((position - Start) * width, width);

    public Span<float> Logits(int position) => _logits.AsSpan((position - Start) * vocabulary, vocabulary);

    /// <summary>Returns whether a position lies in the block.</summary>
    public bool Holds(int position) => position >= Start && position < Start + blockLength;
}
