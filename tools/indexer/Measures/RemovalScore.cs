namespace Whence.Indexer.Measures;

/// <summary>What happens on the frozen trajectory when a source is taken out.</summary>
/// <param name="Answers">How many answers it was taken out of.</param>
/// <param name="Changed">In how many of them another token then comes first somewhere.</param>
/// <param name="ControlChanged">In how many when another source is taken out instead.</param>
/// <param name="ErrorMax">The largest |logit in closed form - logit computed once more|.</param>
internal sealed record RemovalScore(int Answers, int Changed, int ControlChanged, double ErrorMax);
