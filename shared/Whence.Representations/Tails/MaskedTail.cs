using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Models;

namespace Whence.Representations.Tails;

/// <summary>
/// Prompts as the model meets them in the first step of an answer: masks behind them to the end of the attention block
/// in which the answer begins, which is all that the first masked positions see.
/// </summary>
internal sealed class MaskedTail(ModelConfig config, int positions)
{
    private const int RowsMax = 4096;

    /// <summary>Returns the prompt with its masks.</summary>
    /// <exception cref="ModelException">The prompt is empty or leaves no room.</exception>
    public int[] Sequence(IReadOnlyList<int> prompt)
    {
        if (prompt.Count == 0 || prompt.Count >= config.ContextLength)
        {
            throw new ModelException(
                $"A prompt of {prompt.Count} tokens leaves nothing to read in a context of {config.ContextLength}; " +
                $"use 1 to {config.ContextLength - 1}.");
        }

        var end = Math.Min(((prompt.Count / config.BlockLength) + 1) * config.BlockLength, config.ContextLength);
        var tokens = new int[end];
        Array.Fill(tokens, config.Tokens.Mask);
        prompt.ToArray().CopyTo(tokens, 0);
        return tokens;
    }

    /// <summary>Returns how many masked positions of a prompt are read.</summary>
    public int Rows(int promptLength) => Math.Min(positions, Sequence(new int[promptLength]).Length - promptLength);

    /// <summary>Returns the hidden states of the first masked positions of each prompt, [rows, width] each.</summary>
    public IEnumerable<float[]> Hidden(
        IDenoiser denoiser, IReadOnlyList<IReadOnlyList<int>> prompts, Injection? injection)
    {
        for (var first = 0; first < prompts.Count;)
        {
            var batch = new List<DenoiserWindow>();
            var rows = 0;
            while (first < prompts.Count && (batch.Count == 0 || rows + prompts[first].Count < RowsMax))
            {
                batch.Add(Window(denoiser, prompts[first++], injection));
                rows += batch[^1].End;
            }

            foreach (var hidden in Run(denoiser, batch))
            {
                yield return hidden;
            }
        }
    }

    private static List<float[]> Run(IDenoiser denoiser, List<DenoiserWindow> batch)
    {
        var width = denoiser.Config.Width;
        var hidden = new float[batch.Sum(window => window.Outputs.Length) * width];
        try
        {
            denoiser.Forward(batch, hidden);
        }
        finally
        {
            batch.ForEach(window => window.Cache.Dispose());
        }

        var start = 0;
        return batch.ConvertAll(window =>
        {
            var length = window.Outputs.Length * width;
            start += length;
            return hidden[(start - length)..start];
        });
    }

    private DenoiserWindow Window(IDenoiser denoiser, IReadOnlyList<int> prompt, Injection? injection)
    {
        var tokens = Sequence(prompt);
        int[] outputs = [.. Enumerable.Range(prompt.Count, Math.Min(positions, tokens.Length - prompt.Count))];
        return new DenoiserWindow(
            denoiser.CreateCache(tokens.Length), tokens, 0, tokens.Length, outputs, injection);
    }
}
