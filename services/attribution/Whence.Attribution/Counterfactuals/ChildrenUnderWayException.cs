namespace Whence.Attribution.Counterfactuals;

/// <summary>The answers that a counterfactual generates anew are not there yet, so that nothing can be computed now.
/// </summary>
internal sealed class ChildrenUnderWayException() : Exception("The answers that are generated anew are under way.");
