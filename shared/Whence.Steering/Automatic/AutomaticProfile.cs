using Whence.Engine.Concepts;
using Whence.Models.Concepts;
using Whence.Steering.Contrasts;
using Whence.Steering.Profiles;

namespace Whence.Steering.Automatic;

/// <summary>Makes profiles out of what people say or show.</summary>
public static class AutomaticProfile
{
    private const int ConceptsMax = 5;
    private const double Significance = 0.05;

    /// <summary>
    /// Makes a profile from a description such as "be polite and formal, not hostile". Each word chooses the steerable
    /// concepts that have it as a whole word in their name; if none does, in their description; if none does, in their
    /// group. Words behind a negation, up to the next comma or "but", suppress.
    /// </summary>
    /// <param name="name">The name of the profile.</param>
    /// <param name="description">What is wanted.</param>
    /// <param name="catalogue">The concepts.</param>
    /// <exception cref="ProfileException">The name or the description is refused.</exception>
    public static DescribedProfile FromDescription(string name, string description, ConceptCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(catalogue);
        var empty = new SteeringProfile { Name = name, Description = description };
        ProfileChecks.Check(empty); // before a long description costs anything
        var names = new ConceptWords(catalogue.Entries.Where(entry => entry.IsSteerable));
        var (matches, unmatched) = (new List<ConceptMatch>(), new List<string>());
        foreach (var (word, suppressed) in DescriptionWords.Of(description).DistinctBy(said => said.Word))
        {
            var found = names.Match(word, suppressed);
            matches.AddRange(found);
            if (found.Count == 0)
            {
                unmatched.Add(word);
            }
        }

        // What was said first counts.
        var chosen = matches.DistinctBy(match => match.Concept).ToList();
        var profile = empty with
        {
            Amplify = [.. chosen.Where(match => !match.Suppressed).Select(match => Push(match.Concept, match.Name))],
            Suppress = [.. chosen.Where(match => match.Suppressed).Select(match => Push(match.Concept, match.Name))],
        };
        ProfileChecks.Check(profile);
        return new DescribedProfile(profile, chosen, unmatched);
    }

    /// <summary>Makes a profile from examples: known, steerable concepts that the first set of a contrast has more of
    /// are amplified, those that the second has more of suppressed, five of each at most, all with p at most 0.05.
    /// </summary>
    public static SteeringProfile FromContrast(
        string name, string description, ContrastResult contrast, ConceptCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        ArgumentNullException.ThrowIfNull(catalogue);
        var found = contrast.Concepts
            .Where(concept => concept.Kind == ConceptKind.Known && concept.PValue <= Significance
                && catalogue.Describe(concept.Concept).IsSteerable)
            .ToLookup(concept => concept.Difference > 0);
        var profile = new SteeringProfile
        {
            Name = name,
            Description = description,
            Amplify = [.. found[true].Take(ConceptsMax).Select(concept => Push(concept.Concept, concept.Name))],
            Suppress = [.. found[false].Take(ConceptsMax).Select(concept => Push(concept.Concept, concept.Name))],
        };
        ProfileChecks.Check(profile);
        return profile;
    }

    private static ProfilePush Push(int concept, string name) => new(new ProfileConcept { Id = concept, Name = name });
}
