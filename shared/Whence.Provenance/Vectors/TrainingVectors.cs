namespace Whence.Provenance.Vectors;

/// <summary>The vectors of some documents, one for each token that carries text.</summary>
/// <param name="Width">The length of a vector.</param>
/// <param name="Documents">The tokens of each document.</param>
/// <param name="Values">bfloat16, [tokens, width], document after document.</param>
/// <param name="Positions">How many positions the documents have, ends of chunks included.</param>
public sealed record TrainingVectors(
    int Width, IReadOnlyList<IReadOnlyList<TokenPlace>> Documents, ushort[] Values, int Positions)
{
    /// <summary>Gets how many vectors there are.</summary>
    public int Count => Values.Length / Width;
}
