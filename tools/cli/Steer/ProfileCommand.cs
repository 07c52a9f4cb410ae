using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Steering.Profiles;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Steer;

/// <summary>whence steer profile: keeps named, versioned ways to steer.</summary>
internal static class ProfileCommand
{
    private static readonly Argument<string> Name = new("name")
    {
        Description = "Name of the profile: small letters, digits and hyphens; show takes NAME@VERSION too.",
    };

    private static readonly Option<string> Description = new("--description")
    {
        HelpName = "TEXT",
        Description = "What the profile is for.",
        DefaultValueFactory = _ => "",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new Command("profile", "Keeps named, versioned ways to steer.") { List(streams), Show(streams) };
        command.Subcommands.Add(Save(streams));
        return command;
    }

    private static ExampleCommand Save(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "save",
            "Stores what the options say as the next version of a profile.",
            "whence steer profile save kind --amplify polite=2 --scale hostile=0 --description \"for letters\"",
            "whence steer profile save kind --profile kind.json")
        {
            Name, Description, SteerArguments.Profile, StandardOptions.Model,
        };
        command.Options.AddAll(SteerArguments.Steering);
        command.Options.AddAll(SteerArguments.Store);
        command.SetAction(async (arguments, _) =>
        {
            var package = ModelPackage.Open(arguments.GetValue(StandardOptions.Model));
            var built = await new ProfileChoice(arguments, package).BuildAsync(streams.Cancellation);
            var profile = built with
            {
                Name = arguments.GetValue(Name)!,
                Description = arguments.GetValue(Description) is { Length: > 0 } text ? text : built.Description,
            };
            new ProfileResolver(package).Resolve(profile);
            var stored = await Store(arguments).AppendAsync(profile, streams.Cancellation);
            return Print(streams, arguments, stored, $"Stored {stored.Name}, version {stored.Version}.");
        });
        return command;
    }

    private static ExampleCommand Show(CommandStreams streams)
    {
        var command = new ExampleCommand("show", "Prints a profile.", "whence steer profile show kind@1") { Name };
        command.Options.AddAll(SteerArguments.Store);
        command.SetAction(async (arguments, _) =>
        {
            var (name, version) = ProfileChoice.Versioned(arguments.GetValue(Name)!);
            var profile = await Store(arguments).FindAsync(name, version, streams.Cancellation)
                ?? throw new CommandException(
                    $"There is no profile '{arguments.GetValue(Name)}' in " +
                    $"{arguments.GetValue(SteerArguments.Profiles)}; list them with whence steer profile list.");
            return Print(streams, arguments, profile, ProfileJson.Write(profile));
        });
        return command;
    }

    private static ExampleCommand List(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "list", "Lists the profiles.", "whence steer profile list --profiles profiles");
        command.Options.AddAll(SteerArguments.Store);
        command.SetAction(async (arguments, _) =>
        {
            var profiles = await Store(arguments).ListAsync(streams.Cancellation);
            if (arguments.GetValue(StandardOptions.Json))
            {
                var texts = profiles.Select(profile => JsonNode.Parse(ProfileJson.Write(profile))!);
                JsonOutput.Write(streams, new ProfileList(profiles.Count, [.. texts]));
                return 0;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns("name", "version", "description");
            foreach (var profile in profiles)
            {
                table.AddRow(new Cell(profile.Name), new Cell($"{profile.Version}"), new Cell(profile.Description));
            }

            TerminalOutput.ForOutput(streams).Write(table);
            streams.Output.WriteLine(profiles.Count == 1 ? "1 profile" : $"{profiles.Count} profiles");
            return 0;
        });
        return command;
    }

    private static FolderProfileStore Store(ParseResult arguments) =>
        new(arguments.GetValue(SteerArguments.Profiles)!);

    private static int Print(CommandStreams streams, ParseResult arguments, SteeringProfile profile, string text)
    {
        streams.Output.WriteLine(arguments.GetValue(StandardOptions.Json) ? ProfileJson.Write(profile) : text);
        return 0;
    }
}
