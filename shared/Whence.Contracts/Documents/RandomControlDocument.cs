namespace Whence.Contracts.Documents;

/// <summary>What masking the strongest units did, beside masking as many random positions.</summary>
/// <param name="Units">How many units were masked.</param>
/// <param name="Tokens">How many positions they hold.</param>
/// <param name="Drop">What the target lost without them.</param>
/// <param name="RandomDrop">The mean loss without random positions.</param>
/// <param name="RandomDeviation">Its standard deviation over the draws.</param>
/// <param name="Draws">How many random sets.</param>
public sealed record RandomControlDocument(
    int Units, int Tokens, double Drop, double RandomDrop, double RandomDeviation, int Draws);
