namespace Whence.Engine.Diffusion;

/// <summary>What a generation cost.</summary>
/// <param name="Forwards">Steps in which the model ran for it.</param>
/// <param name="RowsComputed">Positions that the transformer computed, both branches of guidance included.</param>
/// <param name="TokensCommitted">Tokens decided.</param>
public sealed record DecodeStatistics(int Forwards, long RowsComputed, int TokensCommitted)
{
    /// <summary>Gets the rows computed for each committed token.</summary>
    public double RowsPerToken => TokensCommitted == 0 ? 0 : (double)RowsComputed / TokensCommitted;
}
