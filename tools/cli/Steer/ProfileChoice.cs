using System.CommandLine;
using System.Globalization;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Steering.Automatic;
using Whence.Steering.Profiles;

namespace Whence.Cli.Steer;

/// <summary>Turns the options of a command line into a profile.</summary>
internal sealed class ProfileChoice(ParseResult arguments, ModelPackage package)
{
    private const string OwnName = "command-line";

    /// <summary>Returns what all options together say.</summary>
    public async Task<SteeringProfile> BuildAsync(CancellationToken cancellation)
    {
        var profile = arguments.GetValue(SteerArguments.Profile) is { } source
            ? await FindAsync(source, cancellation)
            : new SteeringProfile { Name = OwnName };
        var described = Described();
        return profile with
        {
            Description = described is null ? profile.Description : arguments.GetValue(SteerArguments.Auto)!,
            Amplify = [.. profile.Amplify, .. described?.Amplify ?? [], .. Pushes(SteerArguments.Amplify)],
            Suppress = [.. profile.Suppress, .. described?.Suppress ?? [], .. Pushes(SteerArguments.Suppress)],
            Entries = [.. profile.Entries, .. Entries()],
            Rules =
            [
                .. profile.Rules,
                .. Values(SteerArguments.When).Select(text => RuleText.When(text, package)),
                .. Values(SteerArguments.AbortWhen).Select(text => RuleText.AbortWhen(text, package)),
            ],
        };
    }

    private SteeringProfile? Described()
    {
        if (arguments.GetValue(SteerArguments.Auto) is not { } text)
        {
            return null;
        }

        var described = AutomaticProfile.FromDescription(OwnName, text, package.Catalogue);
        return described.Matches.Count > 0
            ? described.Profile
            : throw new CommandException(
                $"No concept that may be steered has a word of '{text}'; find one with whence concepts search, and " +
                "name it with --amplify or --suppress.");
    }

    private IEnumerable<ProfilePush> Pushes(Option<string[]> option) =>
        from value in Values(option)
        let named = NamedNumber.Parse(option.Name, value)
        from concept in ConceptText.Many(named.Name, package)
        select new ProfilePush(concept, named.Number);

    private IEnumerable<ProfileEntry> Entries() =>
        from value in Values(SteerArguments.Scale)
        let named = NamedNumber.Parse(SteerArguments.Scale.Name, value)
        let factor = named.Number ?? throw new CommandException($"--scale is '{value}'; write --scale NAME=FACTOR.")
        from concept in ConceptText.Many(named.Name, package)
        select new ProfileEntry(concept, factor);

    private string[] Values(Option<string[]> option) => arguments.GetValue(option) ?? [];

    private async Task<SteeringProfile> FindAsync(string source, CancellationToken cancellation)
    {
        if (File.Exists(source))
        {
            return ProfileJson.Read(await File.ReadAllTextAsync(source, cancellation));
        }

        var (name, version) = Versioned(source);
        var folder = arguments.GetValue(SteerArguments.Profiles)!;
        return await new FolderProfileStore(folder).FindAsync(name, version, cancellation)
            ?? throw new CommandException(
                $"There is no profile '{source}' in {folder}, and no file of that name; list them with " +
                $"whence steer profile list --profiles {folder}.");
    }

    /// <summary>Reads NAME or NAME@VERSION.</summary>
    public static (string Name, int? Version) Versioned(string text)
    {
        var at = text.LastIndexOf('@');
        var hasVersion = int.TryParse(
            text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return at > 0 && hasVersion ? (text[..at], number) : (text, null);
    }
}
