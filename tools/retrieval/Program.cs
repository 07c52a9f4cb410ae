using System.CommandLine;
using Whence.Corpora;
using Whence.Retrieval;
using Whence.Retrieval.Measure.Commands;
using Whence.Vectors;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
var root = new RootCommand("Builds the indexes of a corpus, and measures how fast and how right searches are.")
{
    BuildCommand.Build(stop.Token),
    LatencyCommand.Build(),
    FactsCommand.Build(),
    VectorsCommand.Build(),
};
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception)
    when (exception is CorpusException or RetrievalException or VectorException or IOException
        or OperationCanceledException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
