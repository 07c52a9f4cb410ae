namespace Whence.Provenance.Banks;

/// <summary>
/// From which resemblance on a text is said to have a source: the mean over its tokens of the cosine between the
/// centred vector and the nearest prototype's. It is a low quantile of what chunks score that the bank has not seen but
/// that are of its kind.
/// </summary>
/// <param name="Resemblance">The threshold, a cosine.</param>
/// <param name="Quantile">The share of the measured chunks that score less.</param>
/// <param name="Chunks">How many chunks were measured.</param>
/// <param name="FromHeldOut">Whether they were held out of training; otherwise training text was masked anew, which
/// resembles the bank more, so the threshold is stricter.</param>
public sealed record SupportThreshold(double Resemblance, double Quantile, int Chunks, bool FromHeldOut);
