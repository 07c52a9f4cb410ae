using Whence.Cli.Terminal;

namespace Whence.Cli.Bench.Serve;

/// <summary>Prints a report for people.</summary>
internal static class ServePrinter
{
    public static void Print(CommandStreams streams, ServeReport report)
    {
        var output = streams.Output;
        if (report.FirstText is { } firstText)
        {
            Pairs(output, $"first text of {report.Tokens} tokens", "platform", "engine", firstText);
        }

        if (report.Gateway is { } gateway)
        {
            output.WriteLine(Text(
                $"gateway, beside {gateway.Streams} streams ({gateway.StillOpen} open at the end)"));
            Pairs(output, "read a generation", "gateway", "direct", gateway.Get);
            Pairs(output, "read its events", "gateway", "direct", gateway.Events);
        }

        if (report.Messages is { } messages)
        {
            output.WriteLine(Text($"messages of a {messages.Tokens}-token generation: {messages.PerGeneration:0.##}"));
            foreach (var (kind, count) in messages.PerKind.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                output.WriteLine(Text($"  {kind}: {count:0.##}"));
            }
        }

        if (report.Crowd is { } crowd)
        {
            output.WriteLine(Text(
                $"{crowd.Asked} at once: {crowd.Accepted} accepted, {crowd.OverQuota} over quota"));
            output.WriteLine(Text(
                $"  {crowd.Completed} completed, {crowd.Lost} lost, {crowd.Duplicated} duplicated"));
            output.WriteLine($"  {Line("end", crowd.Latency)}");
        }
    }

    private static void Pairs(TextWriter output, string title, string through, string direct, ServePairs pairs)
    {
        output.WriteLine(title);
        output.WriteLine($"  {Line(through, pairs.Through)}");
        output.WriteLine($"  {Line(direct, pairs.Direct)}");
        output.WriteLine(Text($"  overhead: {pairs.P50Overhead:0.00} ms p50, {pairs.P99Overhead:0.00} ms p99"));
    }

    private static string Line(string name, ServeLatency latency)
    {
        var (p50, p90, p99, max) = (latency.P50, latency.P90, latency.P99, latency.Max);
        return Text($"{name,-8} p50 {p50:0.00}, p90 {p90:0.00}, p99 {p99:0.00}, max {max:0.00} ms ({latency.Count})");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
