using Whence.Cli;
using Whence.Cli.Terminal;

using var interrupt = new Interrupt();
return Application.Run(args, StandardStreams.Open(interrupt.Token));
