using Whence.Engine.Concepts;
using Whence.Engine.Cpu;

namespace Whence.Cli.Parity;

/// <summary>Compares full forward passes, part by part, and their interventions.</summary>
internal static class ForwardChecks
{
    private static readonly Interventions Known =
        Interventions.None with { Known = new Dictionary<int, float> { [3] = 0f, [5] = 1f, [11] = 0.25f } };

    private static readonly Interventions Discovered =
        Interventions.None with { Discovered = new Dictionary<int, float> { [2] = 1f, [9] = 0f } };

    private static readonly Interventions Masked =
        Interventions.None with { Known = new Dictionary<int, float> { [3] = 1f } };

    public static IEnumerable<ParityCheck> Run(GoldenFolder golden)
    {
        var sequences = Sequences(golden);
        var inspector = new CpuInspector(golden.Denoiser);
        var passes = sequences.Select(inspector.Forward).ToList();
        foreach (var check in Parts(golden, passes))
        {
            yield return check;
        }

        yield return Topk(golden, passes, "known", r => (r.KnownIds, r.KnownLogits, r.KnownTop));
        yield return Topk(golden, passes, "unknown", r => (r.DiscoveredIds, r.DiscoveredLogits, r.DiscoveredTop));
        yield return Compare(
            golden, "intervene_known.known_features", sequences, s => inspector.KnownFeatures(s, Known));
        yield return Compare(golden, "intervene_known.logits", sequences, s => inspector.Intervene(s, Known));
        yield return Compare(golden, "intervene_unknown.logits", sequences, s => inspector.Intervene(s, Discovered));
        yield return Positions(golden, sequences, inspector);
    }

    private static IEnumerable<ParityCheck> Parts(GoldenFolder golden, List<CpuForward> passes)
    {
        yield return Compare(golden, "forward.hidden", passes, p => p.Hidden);
        yield return Compare(golden, "forward.known_logits", passes, p => p.KnownLogits);
        yield return Compare(golden, "forward.known_weights", passes, p => p.KnownWeights);
        yield return Compare(golden, "forward.known_features", passes, p => p.KnownFeatures);
        yield return Compare(golden, "forward.unk_hat", passes, p => p.DiscoveredFeatures ?? []);
        yield return Compare(golden, "forward.epsilon", passes, p => p.Residual ?? []);
        yield return Compare(golden, "forward.composed", passes, p => p.Composed);
        yield return Compare(golden, "forward.logits", passes, p => p.Logits);
    }

    private static ParityCheck Compare<T>(
        GoldenFolder golden, string tensor, IReadOnlyList<T> items, Func<T, float[]> actual) =>
        golden.Has(tensor)
            ? Tolerance.Compare(tensor, items.SelectMany(actual).ToArray(), golden.Floats(tensor))
            : ParityCheck.Skip(tensor, "the reference gives none for this model");

    private static ParityCheck Topk(
        GoldenFolder golden, List<CpuForward> passes, string head, Func<ConceptReadout, (int[], float[], int)> select)
    {
        var (indices, logits) = ($"forward.{head}_topk_indices", $"forward.{head}_topk_logits");
        if (!golden.Has(indices))
        {
            return ParityCheck.Skip(indices, "the reference gives none for this model");
        }

        var top = (int)golden.Shape(indices)[^1];
        var parts = passes.Select(pass => select(pass.Readout)).ToList();
        if (parts[0].Item3 < top)
        {
            return new ParityCheck(indices, false, double.PositiveInfinity, $"{parts[0].Item3} are read, not {top}");
        }

        return RankedSets.Compare(
            indices,
            RankedSets.Cut(parts.SelectMany(part => part.Item1).ToArray(), parts[0].Item3, top),
            RankedSets.Cut(parts.SelectMany(part => part.Item2).ToArray(), parts[0].Item3, top),
            golden.Integers(indices),
            golden.Floats(logits),
            top);
    }

    private static ParityCheck Positions(GoldenFolder golden, List<int[]> sequences, CpuInspector inspector)
    {
        const string tensor = "intervene_positions.logits";
        if (!golden.Has(tensor))
        {
            return ParityCheck.Skip(tensor, "the reference gives none for this model");
        }

        var mask = golden.Bytes("intervene_positions.mask");
        var length = sequences[0].Length;
        var actual = sequences.SelectMany((sequence, i) =>
            inspector.Intervene(sequence, Masked, [.. mask.Skip(i * length).Take(length).Select(m => m != 0)]));
        return Tolerance.Compare(tensor, actual.ToArray(), golden.Floats(tensor));
    }

    private static List<int[]> Sequences(GoldenFolder golden)
    {
        var ids = golden.Integers("forward.input_ids");
        var length = (int)golden.Shape("forward.input_ids")[^1];
        return [.. ids.Chunk(length)];
    }
}
