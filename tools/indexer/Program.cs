using Whence.Indexer;
using Whence.Indexer.Terminal;

using var interrupt = new Interrupt();
return Application.Run(args, new CommandStreams(Console.Out, Console.Error, interrupt.Token)
{
    ErrorIsTerminal = !Console.IsErrorRedirected,
});
