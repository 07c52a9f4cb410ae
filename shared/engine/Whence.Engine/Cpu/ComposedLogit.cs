using Whence.Engine.Concepts;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>
/// What the concept heads make of one hidden row, and the logit of a token as a function of it. Which concepts a top-k
/// keeps is taken as given: between two choices the logit jumps, and a gradient does not see it.
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

    /// <summary>Returns the product of what enters the LM head with a direction, W_y for the logit of y, and writes its
    /// gradient, [width].</summary>
    public float Of(
        ReadOnlySpan<float> hidden, ReadOnlySpan<float> headRow, EditOptions? edits, Span<float> dHidden)
    {
        var (keeps, sum) = (KeepsHidden(edits), 0f);
        dHidden.Clear();
        if (keeps)
        {
            headRow.CopyTo(dHidden);
            sum = Elementwise.Dot(hidden, headRow);
        }

        foreach (var (kind, head) in Acting(edits, keeps))
        {
            Read(head, kind, hidden, edits, keeps);
            sum += head.AddLogit(headRow, dHidden);
        }

        return sum;
    }

    /// <summary>Writes the vector that enters the LM head, [width].</summary>
    public void Compose(ReadOnlySpan<float> hidden, EditOptions? edits, Span<float> composed)
    {
        var keeps = KeepsHidden(edits);
        composed.Clear();
        if (keeps)
        {
            hidden.CopyTo(composed);
        }

        foreach (var (kind, head) in Acting(edits, keeps))
        {
            Read(head, kind, hidden, edits, keeps);
            head.AddFeatures(composed);
        }
    }

    private static void Read(
        ConceptHeadGradient head, ConceptKind kind, ReadOnlySpan<float> hidden, EditOptions? edits, bool keepsHidden)
    {
        if (keepsHidden)
        {
            head.ReadChanges(hidden, edits!.Of(kind));
        }
        else
        {
            var zeroed = edits is { IsEmpty: false, Residual: ResidualMode.Zeroed };
            head.ReadAll(hidden, edits?.Of(kind) ?? [], zeroed ? ResidualMode.Zeroed : ResidualMode.Frozen);
        }
    }

    // Known + discovered + residual is the hidden state.
    private bool KeepsHidden(EditOptions? edits) =>
        _residual && edits is not { IsEmpty: false, Residual: ResidualMode.Zeroed };

    private IEnumerable<(ConceptKind Kind, ConceptHeadGradient Head)> Acting(EditOptions? edits, bool keepsHidden)
    {
        if (!keepsHidden)
        {
            return _heads.Value;
        }

        return edits is { IsEmpty: false } ? _heads.Value.Where(head => edits.Of(head.Kind).Count > 0) : [];
    }
}
