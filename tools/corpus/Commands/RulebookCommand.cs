using System.CommandLine;
using Whence.Corpus.Rulebook;

namespace Whence.Corpus.Commands;

/// <summary>The command <c>whence-corpus rulebook</c>.</summary>
internal static class RulebookCommand
{
    private const string Description =
        """
        Write notes whose questions are answered by table lookup, with the key of the words that decide each answer.

        Example:
          whence-corpus rulebook --output build/rulebook --seed 1 --documents 24000
        """;

    public static Command Build()
    {
        var output = new Option<string>("--output") { Description = "Folder to write into.", Required = true };
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed gives the same bytes.",
            DefaultValueFactory = _ => 1,
        };
        var documents = Count("--documents", "Number of documents.", 24000);
        var prompts = Count("--prompts", "Test prompts of each kind and length.", 24);
        var command = new Command("rulebook", Description) { output, seed, documents, prompts };
        command.SetAction(parsed => RulebookFiles.Write(
            parsed.GetValue(output)!, parsed.GetValue(seed), parsed.GetValue(documents), parsed.GetValue(prompts)));
        return command;
    }

    private static Option<int> Count(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"Give {name} a number from 1 up.");
            }
        });
        return option;
    }
}
