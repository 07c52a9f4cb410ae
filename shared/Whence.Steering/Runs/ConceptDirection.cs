using Whence.Engine.Concepts;
using Whence.Engine.Denoising;

namespace Whence.Steering.Runs;

/// <summary>Where a concept's embedding points, and the words that it speaks for.</summary>
internal sealed class ConceptDirection
{
    private readonly IDenoiser _denoiser;
    private readonly ConceptKind _kind;
    private readonly float[] _embedding; // [width]

    public ConceptDirection(IDenoiser denoiser, ConceptKind kind, int concept)
    {
        (_denoiser, _kind, Concept) = (denoiser, kind, concept);
        _embedding = new float[denoiser.Config.Width];
        denoiser.ConceptEmbedding(kind, concept, _embedding);
    }

    public int Concept { get; }

    /// <summary>Returns the size of the cosine of two embeddings, 0 to 1.</summary>
    public double Alignment(ConceptDirection other)
    {
        var lengths = Math.Sqrt(Product(_embedding, _embedding) * Product(other._embedding, other._embedding));
        return lengths == 0 ? 0 : Math.Abs(Product(_embedding, other._embedding)) / lengths;
    }

    /// <summary>Returns the concept's own tokens.</summary>
    public IReadOnlyList<int> Words() => new ConceptMass(_denoiser, _kind, Concept).Tokens;

    // In one order and in double, so that every machine ranks candidates alike.
    private static double Product(float[] left, float[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (double)left[i] * right[i];
        }

        return sum;
    }
}
