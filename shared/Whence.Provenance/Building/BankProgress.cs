namespace Whence.Provenance.Building;

/// <summary>How far a build is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="DocumentsDone">How many documents of the bank were read; in other phases, how many steps were done.
/// </param>
/// <param name="DocumentsTotal">How many there are, or 0 while it is not known.</param>
/// <param name="Positions">The positions that went through the model in this run, once for all its passes.</param>
/// <param name="Prototypes">The prototypes so far.</param>
public sealed record BankProgress(
    BankPhase Phase, int DocumentsDone, int DocumentsTotal, long Positions = 0, int Prototypes = 0);
