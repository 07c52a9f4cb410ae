using System.CommandLine;
using Whence.Trainer.Commands;

var root = new RootCommand("Trains small interpretable diffusion models on the CPU.") 
{
    TrainCommand.Build(),
    EvaluateCommand.Build(),
    ExportCommand.Build(),
};
return root.Parse(args).Invoke();
