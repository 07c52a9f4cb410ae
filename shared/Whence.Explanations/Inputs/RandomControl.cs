namespace Whence.Explanations.Inputs;

/// <summary>What masking the strongest units did, beside masking as many random positions.</summary>
/// <param name="Units">How many units were masked.</param>
/// <param name="Tokens">How many positions they hold; the random sets hold as many.</param>
/// <param name="Drop">What the target lost without the strongest units.</param>
/// <param name="RandomDrop">Mean loss without random units.</param>
/// <param name="RandomDeviation">Standard deviation over the draws.</param>
/// <param name="Draws">How many random sets.</param>
public sealed record RandomControl(
    int Units, int Tokens, double Drop, double RandomDrop, double RandomDeviation, int Draws);
