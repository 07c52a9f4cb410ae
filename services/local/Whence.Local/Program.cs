using Whence.Hosting;
using Whence.Local;

var port = LocalOptions.PortDefault;
try
{
    var options = LocalOptions.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Banner.Help);
        return 0;
    }

    port = LocalSettings.ChoosePort(options.Port);
    await using var app = LocalProcess.Build(options, port);
    app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Banner.Started(options, port)));
    return await app.RunWhenceAsync();
}
catch (Exception exception) when (StartSentence.Of(exception, port) is { } sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}
