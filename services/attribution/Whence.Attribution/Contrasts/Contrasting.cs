using Whence.Attribution.Readings;
using Whence.Steering.Contrasts;

namespace Whence.Attribution.Contrasts;

/// <summary>Compares two sets of texts that a caller gave.</summary>
internal sealed class Contrasting(AttributionModel model, TextReadings readings)
{
    private const int TextsMax = 200;

    /// <exception cref="Whence.Hosting.Problems.ApiException">The texts cannot be read; the sentence says why.
    /// </exception>
    /// <param name="with">Texts that have what is sought.</param>
    /// <param name="without">Texts that lack it.</param>
    /// <param name="place">What stands before the names of the fields, such as <c>examples.</c></param>
    /// <param name="options">How they are compared.</param>
    /// <param name="cancellation">Ends the work between two batches of texts.</param>
    public ContrastResult Compare(
        IReadOnlyList<string> with,
        IReadOnlyList<string> without,
        string place,
        ContrastOptions options,
        CancellationToken cancellation)
    {
        readings.Check(TextsMax, ($"{place}with", with), ($"{place}without", without));
        return readings.Run(denoiser =>
            new ConceptContrast(model.Package, denoiser).Compare(with, without, options, cancellation));
    }
}
