namespace Whence.Engine.Training.Optimization;

/// <summary>A linear rise, then half a cosine down to a fiftieth of the peak (Loshchilov and Hutter 2017).</summary>
internal static class CosineSchedule
{
    private const double LeastShare = 0.02;

    public static float Rate(int step, TrainingOptions options)
    {
        if (step < options.WarmupSteps)
        {
            return options.LearningRate * (step + 1) / options.WarmupSteps;
        }

        var progress = (double)(step - options.WarmupSteps) / Math.Max(1, options.Steps - options.WarmupSteps);
        var cosine = 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, progress)));
        return (float)(options.LearningRate * (LeastShare + ((1 - LeastShare) * cosine)));
    }
}
