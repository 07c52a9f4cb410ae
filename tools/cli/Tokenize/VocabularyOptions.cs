using System.CommandLine;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Text;

namespace Whence.Cli.Tokenize;

/// <summary>The options that choose a vocabulary: a model folder, or a rank file of cl100k.</summary>
internal static class VocabularyOptions
{
    public static readonly Option<string?> Ranks = new("--ranks")
    {
        HelpName = "FILE",
        Description = "Rank file of cl100k_base, instead of a model folder.",
    };

    public static readonly Option<bool> Instruct = new("--instruct")
    {
        Description = "With --ranks: include the chat tokens of the instruct model.",
    };

    public static Tokenizer Open(ParseResult arguments)
    {
        var (ranks, folder) = (arguments.GetValue(Ranks), arguments.GetValue(StandardOptions.Model));
        var instruct = arguments.GetValue(Instruct);
        if (ranks is null)
        {
            return instruct
                ? throw new CommandException("--instruct belongs to --ranks FILE; drop it for a model folder.")
                : Tokenizer.Open(ModelFolder.Resolve(folder));
        }

        return folder is null
            ? Cl100k.Load(ranks, instruct)
            : throw new CommandException("--ranks and --model both name a vocabulary; give one of them.");
    }
}
