namespace Whence.Vectors.Embedded;

/// <summary>How an embedded store searches.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The most candidates for each hit.</summary>
    public const int OversamplingLimit = 1000;

    /// <summary>Gets how many candidates are taken from the rough scan and compared exactly, for each hit asked for.
    /// </summary>
    public int Oversampling { get; init; } = 4;

    internal void Check()
    {
        if (Oversampling is < 1 or > OversamplingLimit)
        {
            throw new VectorException(
                $"{Oversampling} candidates for each hit cannot be taken; give 1 to {OversamplingLimit}.");
        }
    }
}
