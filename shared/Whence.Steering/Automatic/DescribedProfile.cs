using Whence.Steering.Profiles;

namespace Whence.Steering.Automatic;

/// <summary>A profile made from a description.</summary>
/// <param name="Profile">The profile; it steers nothing when no word matched.</param>
/// <param name="Matches">Which word chose which concept.</param>
/// <param name="Unmatched">Words that no steerable concept has.</param>
public sealed record DescribedProfile(
    SteeringProfile Profile, IReadOnlyList<ConceptMatch> Matches, IReadOnlyList<string> Unmatched);
