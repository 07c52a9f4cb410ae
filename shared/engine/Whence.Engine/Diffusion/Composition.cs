using Whence.Engine.Denoising;

namespace Whence.Engine.Diffusion;

/// <summary>Composes hidden rows as a generation does: with what it sets at the concept heads.</summary>
public static class Composition
{
    /// <summary>Rewrites hidden rows as the vectors that enter the LM head under some options.</summary>
    /// <param name="denoiser">The model.</param>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="options">Their edits and interventions act; both are checked already.</param>
    /// <param name="composed">[rows, width]; may be the memory of hidden.</param>
    public static void Compose(
        this IDenoiser denoiser, ReadOnlySpan<float> hidden, int rows, GenerationOptions options, Span<float> composed)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Edits is { IsEmpty: false } edits)
        {
            denoiser.ComposeEdited(hidden, rows, edits, composed);
        }
        else
        {
            denoiser.Compose(hidden, rows, options.Interventions, composed);
        }
    }
}
