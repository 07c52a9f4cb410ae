using Whence.Attribution.Contrasts;
using Whence.Steering.Automatic;
using Whence.Steering.Contrasts;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary>Makes profiles out of what a caller says or shows.</summary>
internal sealed class ProfileSuggestions(AttributionModel model, Contrasting contrasting)
{
    private const string DefaultName = "suggested";
    private const int ContrastTop = 100;

    private readonly ProfileResolver _resolver = new(model.Package);

    /// <exception cref="Whence.Hosting.Problems.ApiException">There is nothing to make it of, or it cannot be.
    /// </exception>
    public ProfileSuggestion Suggest(SuggestionRequest request, CancellationToken cancellation)
    {
        RequestRules.Require(
            request.Examples is not null || !string.IsNullOrWhiteSpace(request.Description),
            "There is nothing to make a profile of; give a description or examples.",
            "description");
        return request.Examples is { } examples
            ? ByExamples(request, examples, cancellation)
            : ByWords(request);
    }

    private ProfileSuggestion ByWords(SuggestionRequest request)
    {
        var described = ProfileRefusals.Refusing(() => AutomaticProfile.FromDescription(
            request.Name ?? DefaultName, request.Description!, model.Package.Catalogue));
        return Resource(described.Profile) with
        {
            Matches = [.. described.Matches.Select(WordMatch.Of)],
            Unmatched = described.Unmatched,
        };
    }

    private ProfileSuggestion ByExamples(
        SuggestionRequest request, ExampleTexts examples, CancellationToken cancellation)
    {
        // Names and descriptions are refused before texts are read.
        var empty = new SteeringProfile
        {
            Name = request.Name ?? DefaultName, Description = request.Description ?? "",
        };
        ProfileRefusals.Refusing(() => _resolver.Resolve(empty));
        var options = new ContrastOptions { Top = ContrastTop, Seed = ContrastEndpoint.Seed(request.Seed) };
        var result = contrasting.Compare(examples.With, examples.Without, "examples.", options, cancellation);
        var profile = ProfileRefusals.Refusing(() => AutomaticProfile.FromContrast(
            empty.Name, empty.Description, result, model.Package.Catalogue));
        return Resource(profile) with { Contrast = ContrastDocument.Of(result, options.Seed, model) };
    }

    private ProfileSuggestion Resource(SteeringProfile profile)
    {
        ProfileRefusals.Refusing(() => _resolver.Resolve(profile));
        return new ProfileSuggestion(
            "steering_profile_suggestion", profile.Name, ProfileResource.Of(profile).Profile, [], [], null);
    }
}
