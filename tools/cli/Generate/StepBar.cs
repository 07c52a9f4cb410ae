namespace Whence.Cli.Generate;

/// <summary>A line that says how far the denoising is.</summary>
internal static class StepBar
{
    private const int Width = 30;

    public static string Text(int step, int steps)
    {
        var done = steps == 0 ? Width : Width * step / steps;
        return $"{new string('━', done)}{new string('┄', Width - done)} step {step} of {steps}";
    }
}
