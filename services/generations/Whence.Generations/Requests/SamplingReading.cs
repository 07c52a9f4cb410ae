using Whence.Generations.Requests.Reading;
using Whence.Hosting.Problems;

namespace Whence.Generations.Requests;

/// <summary>How the tokens of an answer are chosen.</summary>
/// <param name="Temperature">0 for greedy.</param>
/// <param name="TopP">0 for greedy.</param>
/// <param name="Entropy">Whether the temperature follows the entropy.</param>
internal sealed record Sampling(float Temperature, float TopP, bool Entropy)
{
    /// <summary>Gets the sampling that takes the likeliest token everywhere.</summary>
    public static Sampling Greedy { get; } = new(0, 0, false);
}

/// <summary>Reads temperature, top_p and entropy_sampling. Without any of them the answer is greedy.</summary>
internal static class SamplingReading
{
    private static readonly NumberRange Temperatures = new(0, 100);
    private static readonly NumberRange Masses = new(0, 1);

    /// <param name="fields">The request.</param>
    /// <param name="extension">Where entropy_sampling stands.</param>
    /// <param name="defaults">What the other of temperature and top_p is when one is given.</param>
    public static Sampling Read(Fields fields, Fields? extension, Sampling defaults)
    {
        var temperature = fields.Number("temperature", Temperatures);
        var topP = fields.Number("top_p", Masses);
        var entropy = extension?.Flag("entropy_sampling") ?? false;
        if (entropy && temperature is not null)
        {
            throw new ApiException(
                422,
                "invalid_value",
                "entropy_sampling chooses the temperature itself; leave out one of the two.",
                extension!.Path("entropy_sampling"));
        }

        var isGreedy = !entropy && (temperature == 0 || topP == 0 || (temperature is null && topP is null));
        return isGreedy
            ? Sampling.Greedy
            : new Sampling((float)(temperature ?? defaults.Temperature), (float)(topP ?? defaults.TopP), entropy);
    }
}
