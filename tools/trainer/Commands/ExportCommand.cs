using System.CommandLine;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Safetensors;
using Whence.Trainer.Runs;

namespace Whence.Trainer.Commands;

/// <summary>whence-trainer export: the model of a checkpoint, in bfloat16, also while its run goes on.</summary>
internal static class ExportCommand
{
    private const string Description =
        """
        Writes the model of a run's checkpoint, also while the run goes on.

        Example:
          whence-trainer export --run models/brackhaven --output build/step-2000
        """;

    private static readonly Option<string> RunOption =
        new("--run") { Description = "Folder of the run.", Required = true };

    private static readonly Option<string> OutputOption =
        new("--output") { Description = "Model folder to write.", Required = true };

    public static Command Build()
    {
        var command = new Command("export", Description) { RunOption, OutputOption };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (run, output) = (parsed.GetValue(RunOption)!, parsed.GetValue(OutputOption)!);
        var checkpoint = RunFolder.RequireCheckpoint(run);
        var config = ConfigReader.ReadFolder(run);
        Directory.CreateDirectory(output);
        foreach (var file in RunFolder.HeadFiles(run))
        {
            File.Copy(file, Path.Combine(output, Path.GetFileName(file)), overwrite: true);
        }

        using var store = TensorStore.Open(checkpoint);
        ModelWriter.Write(ParameterSet.LoadFromRun(config, store), output);
        return 0;
    }
}
