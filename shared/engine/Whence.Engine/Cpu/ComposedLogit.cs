using Whence.Engine.Concepts;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>
/// The logit of a token as a function of one hidden row, through what the concept heads make of it. Which concepts a
/// top-k keeps is taken as given: between two choices the logit jumps, and a gradient does not see it.
/// </summary>
internal sealed class ComposedLogit
{
    private readonly bool _residual;
    private readonly Lazy<IReadOnlyList<(ConceptKind Kind, ConceptHeadGradient Head)>> _heads;

    public ComposedLogit(ParameterSet set)
    {
        var concepts = set.Config.Concepts;
        _residual = concepts.ResidualCorrection || !concepts.HasDiscovered;
        ConceptKind[] kinds =
            concepts.HasDiscovered ? [ConceptKind.Known, ConceptKind.Discovered] : [ConceptKind.Known];
        _heads = new(() => [.. kinds.Select(kind => (kind, new ConceptHeadGradient(set, kind)))]);
    }

    /// <summary>Returns the logit and writes its gradient, [width].</summary>
    public float Of(
        ReadOnlySpan<float> hidden, ReadOnlySpan<float> headRow, EditOptions? edits, Span<float> dHidden)
    {
        var changed = edits is { IsEmpty: false };
        var mode = changed ? edits!.Residual : ResidualMode.Frozen;
        if (!_residual || mode == ResidualMode.Zeroed)
        {
            dHidden.Clear();
            var sum = 0f;
            foreach (var (kind, head) in _heads.Value)
            {
                sum += head.AddAll(hidden, headRow, edits?.Of(kind) ?? [], mode, dHidden);
            }

            return sum;
        }

        // Known + discovered + residual is the hidden state.
        headRow.CopyTo(dHidden);
        var logit = Elementwise.Dot(hidden, headRow);
        foreach (var (kind, head) in changed ? _heads.Value : [])
        {
            if (edits!.Of(kind) is { Count: > 0 } changes)
            {
                logit += head.AddChanges(hidden, headRow, changes, dHidden);
            }
        }

        return logit;
    }
}
