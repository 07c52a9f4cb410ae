namespace Whence.Indexer.Measures;

/// <summary>What happens when the source of answers is taken out.</summary>
/// <param name="Answers">How many answers it was taken out of.</param>
/// <param name="Changed">On the frozen trajectory: in how many of them another token then comes first somewhere.
/// </param>
/// <param name="ControlChanged">In how many when another source is taken out instead.</param>
/// <param name="AnsweredOtherwise">How many are answered otherwise when they are generated anew without it.</param>
/// <param name="ControlAnsweredOtherwise">How many when another source is taken out instead.</param>
/// <param name="ErrorMax">The largest |logit in closed form - logit computed once more|.</param>
internal sealed record RemovalScore(
    int Answers,
    int Changed,
    int ControlChanged,
    int AnsweredOtherwise,
    int ControlAnsweredOtherwise,
    double ErrorMax);
