using Whence.Engine.Denoising;
using Whence.Tensors.Kernels;

namespace Whence.Cli.Bench;

/// <summary>
/// One greedy step as the decoder does it without its cache: the transformer, the output layer and both concept heads
/// over all rows of the sequence, then the most confident masked position of the block.
/// </summary>
internal sealed class FullForward : IDisposable
{
    private readonly IDenoiser _denoiser;
    private readonly ISequenceCache _cache;
    private readonly int[] _rows;
    private readonly float[] _hidden; // [rows, width]
    private readonly float[] _composed; // [rows, width]
    private readonly float[] _logits; // [rows, vocabulary]
    private readonly float[] _probabilities; // [vocabulary]

    public FullForward(IDenoiser denoiser, int length)
    {
        _denoiser = denoiser;
        _cache = denoiser.CreateCache(length);
        _rows = [.. Enumerable.Range(0, length)];
        _hidden = new float[length * denoiser.Config.Width];
        _composed = new float[_hidden.Length];
        _logits = new float[length * denoiser.Config.VocabularySize];
        _probabilities = new float[denoiser.Config.VocabularySize];
    }

    /// <summary>Returns the position and token that a step would commit in [blockStart, blockEnd).</summary>
    public (int Position, int Token) Decide(int[] tokens, int blockStart, int blockEnd)
    {
        _denoiser.Forward([new DenoiserWindow(_cache, tokens, 0, tokens.Length, _rows, null)], _hidden);
        _denoiser.Compose(_hidden, _rows.Length, null, _composed);
        _denoiser.Logits(_composed, _rows.Length, _logits);
        _denoiser.Read(_hidden, _rows.Length);
        var (best, confidence) = ((-1, -1), -1f);
        for (var position = blockStart; position < blockEnd; position++)
        {
            if (tokens[position] == _denoiser.Config.Tokens.Mask && Likeliest(position) is var (token, probability)
                && probability > confidence)
            {
                (best, confidence) = ((position, token), probability);
            }
        }

        return best;
    }

    public void Dispose() => _cache.Dispose();

    private (int Token, float Probability) Likeliest(int position)
    {
        var tokens = _denoiser.Config.Tokens;
        var logits = _logits.AsSpan(position * _probabilities.Length, _probabilities.Length);
        logits[tokens.EndOfText] = float.NegativeInfinity;
        logits[tokens.Mask] = float.NegativeInfinity;
        logits[tokens.Pad] = float.NegativeInfinity;
        Softmax.Forward(logits, logits.Length, _probabilities);
        Span<int> token = stackalloc int[1];
        Span<float> probability = stackalloc float[1];
        TopK.Select(_probabilities, token, probability);
        return (token[0], probability[0]);
    }
}
