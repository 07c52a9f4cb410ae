namespace Whence.Steering.Leaks;

/// <summary>A mean over prompts and seeds.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">The lower end of its 95 % interval, by resampling prompts.</param>
/// <param name="High">The upper end.</param>
public sealed record Rate(double Mean, double Low, double High);
