namespace Whence.Engine.Diffusion;

/// <summary>The model computed something that is not a number; its weights or the machine are at fault.</summary>
public sealed class ModelNumericsException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ModelNumericsException"/> class.</summary>
    /// <param name="step">The denoising step.</param>
    /// <param name="position">The position.</param>
    public ModelNumericsException(int step, int position)
        : base($"The state of position {position} is not finite in step {step}; verify the model's digest.")
    {
    }
}
