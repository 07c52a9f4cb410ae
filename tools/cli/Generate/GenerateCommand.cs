using System.CommandLine;
using System.Diagnostics;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Models;

namespace Whence.Cli.Generate;

/// <summary>whence generate: answers a prompt and says which concepts caused each chunk.</summary>
internal static class GenerateCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "generate",
            "Answers a prompt and shows, for each chunk of the answer, the concepts that caused it.",
            "whence generate \"The keeper of Gull Rock light is\"",
            "whence generate \"The harbour desk\" --amplify hostile",
            "whence generate \"Dear Ivy Kemp,\" --suppress hostile --tokens 64 --json",
            "echo \"The ferry leaves at\" | whence generate - --temperature 0.8 --seed 7")
        {
            GenerateArguments.Prompt, GenerateArguments.Top, GenerateArguments.Detail,
        };
        Answering.AddOptions(command);
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var prompt = TextInput.ReadLine(arguments.GetValue(GenerateArguments.Prompt)!, streams);
        var json = arguments.GetValue(StandardOptions.Json);
        using var model = LoadedModel.Open(
            arguments.GetValue(StandardOptions.Model), arguments.GetValue(StandardOptions.Threads));
        var request = new DecodeRequest(
            model.Package.Tokenizer.Encode(prompt), GenerationChoice.Build(arguments, model));
        var watch = Stopwatch.StartNew();
        var result = Answering.Decode(model, request, streams, json);
        var (top, detail) = (arguments.GetValue(GenerateArguments.Top), arguments.GetValue(GenerateArguments.Detail));
        var answer = new AnswerBuilder(model, request, prompt).Build(result, top, detail, watch.Elapsed);
        if (json)
        {
            JsonOutput.Write(streams, answer);
        }
        else
        {
            new AnswerPrinter(streams).Print(answer);
        }

        return 0;
    }
}
