using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Models;

namespace Whence.Steering.Profiles;

/// <summary>A profile as one model takes it.</summary>
/// <param name="Edits">The equaliser, or null.</param>
/// <param name="Steering">What is amplified and suppressed, or null.</param>
/// <param name="Rules">The rules.</param>
public sealed record ProfileSettings(EditOptions? Edits, SteeringOptions? Steering, IReadOnlyList<SteeringRule> Rules)
{
    /// <summary>Returns options with the profile on; the request's own edits come first.</summary>
    /// <exception cref="ModelException">Both steer.</exception>
    public GenerationOptions ApplyTo(GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Steering is not null && options.Steering is not null)
        {
            throw new ModelException(
                "The request and its profile both amplify or suppress; put all of it into one of the two.");
        }

        return options with
        {
            Edits = Edits is null ? options.Edits : options.Edits?.Then(Edits) ?? Edits,
            Steering = Steering ?? options.Steering,
            Rules = [.. options.Rules, .. Rules],
        };
    }
}
