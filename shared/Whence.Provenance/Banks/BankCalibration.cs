using Whence.Representations.Exemplars;

namespace Whence.Provenance.Banks;

/// <summary>The centre and the radius of prototypes.</summary>
/// <param name="Percentile">The percentile of pairwise distances that the radius is.</param>
/// <param name="Radius">The radius, a cosine distance of centred vectors.</param>
/// <param name="Magnitude">The length of the centre.</param>
/// <param name="Direction">Its direction, [width].</param>
public sealed record BankCalibration(double Percentile, double Radius, float Magnitude, float[] Direction)
{
    private const string Reader = "composed.masked";

    internal static BankCalibration Of(ExemplarCalibration calibration) => new(
        calibration.Percentile, calibration.Threshold, calibration.Magnitude, calibration.Direction);

    internal ExemplarCalibration ToExemplars() => new(Reader, Direction, Magnitude, Percentile, Radius);
}
