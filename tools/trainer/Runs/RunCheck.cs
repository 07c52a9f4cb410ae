using System.Text.Json;
using Whence.Engine.Configuration;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Runs;

/// <summary>Refuses to go on with a run as if it were another.</summary>
internal static class RunCheck
{
    /// <exception cref="TrainerException">The run was started with other options or has another shape.</exception>
    public static void Same(string folder, RunOptions options, ModelConfig config)
    {
        var file = Path.Combine(folder, RunFolder.OptionsFile);
        if (File.Exists(file) && ReadOptions(file).Difference(options) is var (name, started, asked))
        {
            throw new TrainerException(
                $"The run in {folder} has {name} {started}, not {asked}; resume it with the options that {file} lists, "
                + "or give another --output.");
        }

        // Where run.json is missing, the shape of the model still shows.
        var (before, now) = (Shape(ConfigReader.ReadFolder(folder)), Shape(config));
        if (before != now)
        {
            throw new TrainerException(
                $"The run in {folder} has {before}, not {now}; resume it with its --layers, --width and --corpus.");
        }
    }

    private static string Shape(ModelConfig config) =>
        $"{config.Layers} layers of {config.Width} channels and {config.Concepts.Known} concepts";

    private static RunOptions ReadOptions(string file)
    {
        try
        {
            return JsonOutput.Parse<RunOptions>(File.ReadAllText(file));
        }
        catch (JsonException exception)
        {
            throw new TrainerException(
                $"{file} is not the JSON of a run's options; delete it to resume with the options given.", exception);
        }
    }
}
