using System.ComponentModel;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary>The body of <c>PUT /v1/steering-profiles/{name}</c>: a profile without name and version, which the path and
/// the store give it.</summary>
[Description("What a profile does, as docs/STEERING.md shows it.")]
internal sealed record ProfileBody
{
    [Description("What it is for; at most 2000 characters.")]
    public string Description { get; init; } = "";

    [Description("An equaliser: factors, 0 to 10, on the weights of concepts.")]
    public IReadOnlyList<ProfileEntry> Entries { get; init; } = [];

    [Description("Concepts to amplify, each with its strength in logits, above 0 and up to 100.")]
    public IReadOnlyList<ProfilePush> Amplify { get; init; } = [];

    [Description("Concepts to suppress, each with the factor of its mask, up to 1000.")]
    public IReadOnlyList<ProfilePush> Suppress { get; init; } = [];

    [Description("What happens from the step on in which a concept shows.")]
    public IReadOnlyList<ProfileRule> Rules { get; init; } = [];

    public SteeringProfile Named(string name) => new()
    {
        Name = name,
        Description = Description,
        Entries = Entries,
        Amplify = Amplify,
        Suppress = Suppress,
        Rules = Rules,
    };
}
