using System.CommandLine;
using Whence.Retrieval.Measure.Indexes;
using Whence.Retrieval.Measure.Vectors;
using Whence.Vectors;
using Whence.Vectors.Embedded;

namespace Whence.Retrieval.Measure.Commands;

/// <summary>Searches vectors, and compares what is found with the nearest.</summary>
internal static class VectorsCommand
{
    private const int Together = 16;

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Vectors in bfloat16, row after row, as a bank keeps them; without it they are invented.",
    };

    private static readonly Option<string> Output =
        new("--output") { Description = "The store to write, a .safetensors file.", Required = true };

    private static readonly Option<int> Count =
        new("--count") { Description = "How many vectors.", DefaultValueFactory = _ => 100_000 };

    private static readonly Option<int> Dimension =
        new("--dimension") { Description = "Values of a vector.", DefaultValueFactory = _ => 256 };

    private static readonly Option<int> Queries =
        new("--queries") { Description = "How many queries.", DefaultValueFactory = _ => 200 };

    private static readonly Option<int> Hits =
        new("--hits") { Description = "Hits of each query.", DefaultValueFactory = _ => 10 };

    private static readonly Option<int> Oversampling = new("--oversampling")
    {
        Description = "Candidates for each hit.", DefaultValueFactory = _ => new EmbeddedOptions().Oversampling,
    };

    private static readonly Option<int> Seed =
        new("--seed") { Description = "Of the draws.", DefaultValueFactory = _ => 1 };

    public static Command Build()
    {
        var command = new Command("vectors", "How long the nearest vectors take, and which are passed over.")
        {
            From, Output, Count, Dimension, Queries, Hits, Oversampling, Seed,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (count, queries) = (Math.Max(1, parsed.GetValue(Count)), Math.Max(1, parsed.GetValue(Queries)));
        var cloud = parsed.GetValue(From) is { } file
            ? VectorCloud.Read(file, parsed.GetValue(Dimension), count, queries)
            : VectorCloud.Invent(new Random(parsed.GetValue(Seed)), parsed.GetValue(Dimension), count, queries);
        var path = parsed.GetValue(Output)!;
        File.Delete(path);
        using var store = EmbeddedVectorStore.Open(
            path, cloud.Space, new EmbeddedOptions { Oversampling = parsed.GetValue(Oversampling) });
        await Cost.PrintAsync($"{count} {cloud.Space}", () => store.UpsertAsync(cloud.Points, stop));
        Console.WriteLine($"  {Cost.Size(path)}");
        var options = new SearchOptions { HitsMax = parsed.GetValue(Hits) };
        var bench = new SearchBench(store, cloud.Queries, stop);
        var exact = await bench.RunAsync("exact", options with { Exact = true });
        await bench.RunAsync("codes, then exact", options, nearest: exact);
        var filter = new VectorFilter { ExcludedSources = [VectorCloud.LargestSource], Licences = ["CC0-1.0"] };
        var some = await bench.RunAsync("exact, filtered", options with { Exact = true, Filter = filter });
        await bench.RunAsync("codes, filtered", options with { Filter = filter }, nearest: some);
        await bench.RunAsync($"codes, {Together} at once", options, Together, exact);
        await bench.RunAsync($"exact, {Together} at once", options with { Exact = true }, Together, exact);
    }
}
