using System.CommandLine;
using Whence.Models;
using Whence.Representations.Measure.Commands;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
var root = new RootCommand("Measures safe sets, probes, exemplars and prompt search on a model and its corpus.")
{
    SafeSetCommand.Build(stop.Token),
    ProbeCommand.Build(stop.Token),
    ExemplarCommand.Build(stop.Token),
    PromptCommand.Build(stop.Token),
    RedTeamCommand.Build(stop.Token),
};
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is ModelException or IOException or OperationCanceledException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
