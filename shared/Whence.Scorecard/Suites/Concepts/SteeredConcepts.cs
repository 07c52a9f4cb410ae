using Whence.Engine.Diffusion;
using Whence.Engine.Randomness;
using Whence.Engine.Steering;
using Whence.Models.Concepts;
using Whence.Models.Steering;
using Whence.Scorecard.Subjects;

namespace Whence.Scorecard.Suites.Concepts;

/// <summary>Which concepts are steered, and how: drawn by a seed, so that nobody picks the good ones.</summary>
internal static class SteeredConcepts
{
    private const int StepsPerBlock = 16;

    /// <summary>Draws concepts of a model that may be steered.</summary>
    public static IReadOnlyList<ConceptEntry> Draw(Subject subject, int count, ulong seed)
    {
        var entries = subject.Package.Catalogue.Entries.Where(entry => entry.IsSteerable).ToArray();
        new SplitMix64(SplitMix64.Scatter(seed)).Shuffle(entries.AsSpan());
        return entries[..Math.Min(count, entries.Length)];
    }

    /// <summary>Returns the product's own preset for amplifying a concept.</summary>
    public static SteeringOptions Amplify(Subject subject, int concept)
    {
        var strength = SteeringStrength.For(subject.Config);
        return SteeringOptions.Amplify([concept], strength.AmplifyLogits, strength.InjectionLayer);
    }

    /// <summary>Returns the product's own preset for suppressing a concept.</summary>
    public static SteeringOptions Suppress(Subject subject, int concept)
    {
        var strength = SteeringStrength.For(subject.Config);
        return SteeringOptions.Unlearn(
            concept, strength: strength.SuppressStrength, mask: strength.SuppressMask);
    }

    /// <summary>Returns how the answers of this suite are generated: greedily, one block.</summary>
    public static GenerationOptions Options(Subject subject) =>
        subject.Stopping(GenerationOptions.Greedy(subject.Config.BlockLength, StepsPerBlock));
}
