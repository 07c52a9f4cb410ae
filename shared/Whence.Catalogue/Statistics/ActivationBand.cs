namespace Whence.Catalogue.Statistics;

/// <summary>Training chunks of similar activation: the strongest alone show a concept at its best only.</summary>
/// <param name="Name">top, strong, middle or weak.</param>
/// <param name="From">The least activation of the band.</param>
/// <param name="To">The largest.</param>
/// <param name="Chunks">How many chunks lie in it, to a twentieth of the scale; in the top band, how many are shown.
/// </param>
/// <param name="Examples">Some of them, drawn evenly; of the top band the strongest.</param>
public sealed record ActivationBand(
    string Name, double From, double To, long Chunks, IReadOnlyList<ActivationExample> Examples);
