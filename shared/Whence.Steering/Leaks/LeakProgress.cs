namespace Whence.Steering.Leaks;

/// <summary>How far the measurement of a leak rate is.</summary>
/// <param name="Done">Prompts and seeds answered.</param>
/// <param name="Planned">Prompts times seeds.</param>
public sealed record LeakProgress(int Done, int Planned);
