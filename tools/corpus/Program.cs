using System.CommandLine;
using Whence.Corpus.Commands;

var root = new RootCommand("Writes the library that the demonstration model is trained on.")
{
    WriteCommand.Build(), RulebookCommand.Build(),
};
return root.Parse(args).Invoke();
