using Whence.Engine.Configuration;

namespace Whence.Models;

/// <summary>Finds the folder of the model to use.</summary>
public static class ModelFolder
{
    private static readonly string Default = Path.Combine("models", "brackhaven");

    /// <summary>Returns the full path of the folder, or of the model that comes with the program.</summary>
    /// <exception cref="ModelException">There is no such folder.</exception>
    public static string Resolve(string? folder)
    {
        if (folder is not null)
        {
            return Directory.Exists(folder)
                ? Path.GetFullPath(folder)
                : throw new ModelException($"{folder} is not a folder; give the folder of a model.");
        }

        return new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }
            .Select(root => Path.Combine(root, Default))
            .FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, ConfigReader.FileName)))
            ?? throw new ModelException(
                $"No model lies in {Default} beside the command or here; name the folder of one with --model DIR.");
    }

    /// <summary>Returns what to call the model of a folder.</summary>
    public static string Name(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) is { Length: > 0 } name ? name : folder;
}
