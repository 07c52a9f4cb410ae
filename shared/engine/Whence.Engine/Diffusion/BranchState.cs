using Whence.Engine.Denoising;

namespace Whence.Engine.Diffusion;

/// <summary>A branch with the rows of its current block.</summary>
internal sealed class BranchState(IDenoiser denoiser, int[] tokens, bool cached) : IDisposable
{
    private readonly Branch _branch = new(denoiser, tokens, cached);

    public int[] Tokens => _branch.Tokens;

    public BranchRows Rows { get; } =
        new(denoiser.Config.BlockLength, denoiser.Config.Width, denoiser.Config.VocabularySize);

    public DenoiserWindow? NextWindow(int blockStart, int blockEnd, Injection? injection) =>
        _branch.NextWindow(blockStart, blockEnd, injection);

    /// <summary>Lets the rows from a position on be computed again.</summary>
    public void Touch(int position) => _branch.Touch(position);

    public void Write(int position, int token)
    {
        Tokens[position] = token;
        _branch.Touch(position);
    }

    public void Dispose() => _branch.Dispose();
}
