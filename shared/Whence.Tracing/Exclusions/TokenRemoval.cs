namespace Whence.Tracing.Exclusions;

/// <summary>What becomes of a decided token on the frozen trajectory.</summary>
/// <param name="Token">The token.</param>
/// <param name="Logit">Its logit as it was.</param>
/// <param name="Change">The change of its logit in closed form.</param>
/// <param name="First">The token that came first.</param>
/// <param name="FirstAfter">The token that comes first then.</param>
/// <param name="Error">|logit in closed form - logit computed once more|.</param>
public sealed record TokenRemoval(int Token, double Logit, double Change, int First, int FirstAfter, double Error)
{
    /// <summary>Gets a value indicating whether another token comes first.</summary>
    public bool Flips => First != FirstAfter;
}
