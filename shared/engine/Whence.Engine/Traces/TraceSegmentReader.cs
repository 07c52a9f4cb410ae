using System.Globalization;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Safetensors;

namespace Whence.Engine.Traces;

/// <summary>Reads a segment and holds it to what docs/TRACE.md says.</summary>
internal sealed class TraceSegmentReader
{
    private readonly TensorStore _store;
    private readonly string _name;
    private readonly int _commits;

    private TraceSegmentReader(TensorStore store, string name)
    {
        (_store, _name) = (store, name);
        var format = Text(TraceNames.FormatKey);
        Require(
            format == TraceNames.Format,
            $"its format is '{format}', not '{TraceNames.Format}'; read it with the version that wrote it");
        _commits = store.Span<int>(TraceNames.Order).Length;
    }

    public static TraceSegment Read(ReadOnlyMemory<byte> content, string name)
    {
        using var store = TensorStore.Parse(content, name);
        return new TraceSegmentReader(store, name).Read();
    }

    private TraceSegment Read() => new()
    {
        Origin = new TraceOrigin(
            Text(TraceNames.Model), Text(TraceNames.ModelDigest), Text(TraceNames.Backend)),
        Block = Number(TraceNames.Block),
        PromptLength = Number(TraceNames.PromptLength),
        Length = Number(TraceNames.Length),
        Mask = Number(TraceNames.Mask),
        Commits = Commits(),
        Firings = Firings(),
        Composed = Rows(TraceNames.Composed),
        Concepts = Concepts(),
    };

    private List<Commit> Commits()
    {
        var (order, step) = (Vector<int>(TraceNames.Order), Vector<int>(TraceNames.Step));
        var (position, token) = (Vector<int>(TraceNames.Position), Vector<int>(TraceNames.Token));
        var logit = Vector<float>(TraceNames.Logit);
        var commits = new List<Commit>(_commits);
        for (var i = 0; i < _commits; i++)
        {
            commits.Add(new Commit(order[i], step[i], position[i], token[i], logit[i]));
        }

        return commits;
    }

    private IReadOnlyList<RuleFiring> Firings()
    {
        if (_store.Metadata.GetValueOrDefault(TraceNames.Rules) is not { } text)
        {
            return [];
        }

        var firings = FiringText.Read(text);
        Require(firings is not null, $"its metadata '{TraceNames.Rules}' is no array of fired rules");
        return firings!;
    }

    private ConceptReadout Concepts()
    {
        var (knownIds, knownTop) = Matrix<int>(TraceNames.KnownIds);
        var (knownLogits, _) = Matrix<float>(TraceNames.KnownLogits);
        var (discoveredIds, discoveredTop) = Matrix<int>(TraceNames.DiscoveredIds);
        var (discoveredLogits, _) = Matrix<float>(TraceNames.DiscoveredLogits);
        Require(
            knownIds.Length == knownLogits.Length && discoveredIds.Length == discoveredLogits.Length,
            "ids and logits of its concepts differ in number");
        return new ConceptReadout(
            knownTop, knownIds, knownLogits, discoveredTop, discoveredIds, discoveredLogits);
    }

    private float[][] Rows(string tensor)
    {
        var (values, width) = Matrix<float>(tensor);
        return [.. Enumerable.Range(0, _commits).Select(row => values[(row * width)..((row + 1) * width)])];
    }

    private T[] Vector<T>(string tensor)
        where T : unmanaged
    {
        var values = _store.Span<T>(tensor).ToArray();
        Require(
            _store.Entries[tensor].Shape.Count == 1 && values.Length == _commits,
            $"tensor '{tensor}' must hold {_commits} numbers, one for each commit");
        return values;
    }

    private (T[] Values, int Columns) Matrix<T>(string tensor)
        where T : unmanaged
    {
        var values = _store.Span<T>(tensor).ToArray();
        var shape = _store.Entries[tensor].Shape;
        Require(
            shape.Count == 2 && shape[0] == _commits,
            $"tensor '{tensor}' must have two axes, the first of {_commits} commits");
        return (values, (int)shape[1]);
    }

    private string Text(string key)
    {
        var text = _store.Metadata.GetValueOrDefault(key);
        Require(text is not null, $"its metadata lacks '{key}'");
        return text!;
    }

    private int Number(string key)
    {
        var isNumber = int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        Require(isNumber, $"its metadata '{key}' is not a number from 0 up");
        return number;
    }

    private void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new InvalidDataException($"Cannot use the trace segment '{_name}': {problem}.");
        }
    }
}
