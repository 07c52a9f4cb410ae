namespace Whence.Explanations.Inputs;

/// <summary>How far an explanation is.</summary>
/// <param name="Evaluations">Evaluations of the model done.</param>
/// <param name="Planned">The most that there will be.</param>
public sealed record InputProgress(int Evaluations, int Planned);
