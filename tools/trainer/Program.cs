using Whence.Trainer;
using Whence.Trainer.Terminal;

using var interrupt = new Interrupt();
return Application.Run(args, new CommandStreams(Console.Out, Console.Error, interrupt.Token)
{
    Color = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
});
