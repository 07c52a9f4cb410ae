using System.CommandLine;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Explanations.Inputs;
using Whence.Models;
using Whence.Models.Prompts;
using Whence.Text;

namespace Whence.Cli.Explain;

/// <summary>A prompt as ids, and the messages that it was laid out from, if any.</summary>
internal sealed record PromptChoice(IReadOnlyList<int> Ids, IReadOnlyList<ChatMessage>? Chat)
{
    /// <summary>Reads the prompt of a command line.</summary>
    public static PromptChoice Read(ParseResult arguments, CommandStreams streams, LoadedModel model)
    {
        var text = TextInput.ReadLine(arguments.GetValue(GenerateArguments.Prompt)!, streams);
        if (arguments.GetValue(ExplainArguments.System) is not { } system)
        {
            return new PromptChoice(model.Package.Tokenizer.Encode(text), null);
        }

        ChatMessage[] chat = [new("system", system), new("user", text)];
        var encoder = new PromptEncoder(model.Package.Tokenizer, model.Package.Config);
        return new PromptChoice(encoder.Layout(chat, addGenerationPrompt: true), chat);
    }

    /// <summary>Returns the prompt as text that can be cut into units.</summary>
    public PromptUnits Units(LoadedModel model) => new(model.Package.Tokenizer, Ids, Chat);
}
