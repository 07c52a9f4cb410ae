using Whence.Engine.Concepts;
using Whence.Engine.Parameters;

namespace Whence.Engine.Cpu;

/// <summary>What the concepts of one head add to the logit of a token, and how that follows the hidden state.</summary>
internal sealed class ConceptHeadGradient
{
    private readonly HeadOptions _options;
    private readonly ConceptScoreRows _scores;
    private readonly float[] _logits;
    private readonly float[] _weights;
    private readonly float[] _slopes; // dw / dlogit
    private readonly float[] _alignments;

    public ConceptHeadGradient(ParameterSet set, ConceptKind kind)
    {
        _options = HeadOptions.For(set.Config.Concepts, kind);
        _scores = new ConceptScoreRows(set, _options);
        _logits = new float[_options.Concepts];
        _weights = new float[_options.Concepts];
        _slopes = new float[_options.Concepts];
        _alignments = new float[_options.Concepts];
    }

    /// <summary>Returns Σ w' A with the edited weights w' and adds its gradient.</summary>
    /// <param name="hidden">[width].</param>
    /// <param name="headRow">The token's row of the LM head, [width].</param>
    /// <param name="edits">The edits of this head.</param>
    /// <param name="residual">What becomes of the residual: a zeroed one comes with dense weights.</param>
    /// <param name="dHidden">[width].</param>
    public float AddAll(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<float> headRow,
        IReadOnlyList<ConceptEdit> edits,
        ResidualMode residual,
        Span<float> dHidden)
    {
        Read(hidden, residual == ResidualMode.Zeroed && CpuConceptHead.IsDense(edits, _options.Concepts));
        foreach (var edit in edits)
        {
            _weights[edit.Concept] = edit.Of(_weights[edit.Concept]);
            _slopes[edit.Concept] = Slope(edit);
        }

        return Add(headRow, dHidden);
    }

    /// <summary>Returns Σ (w' - w) A over the edited concepts and adds its gradient.</summary>
    public float AddChanges(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<float> headRow,
        IReadOnlyList<ConceptEdit> edits,
        Span<float> dHidden)
    {
        Read(hidden, dense: false);
        var changes = edits.Select(edit => (
            edit.Concept,
            Weight: edit.Of(_weights[edit.Concept]) - _weights[edit.Concept],
            Slope: Slope(edit) - _slopes[edit.Concept])).ToList();
        Array.Clear(_weights);
        Array.Clear(_slopes);
        foreach (var (concept, weight, slope) in changes)
        {
            (_weights[concept], _slopes[concept]) = (weight, slope);
        }

        return Add(headRow, dHidden);
    }

    private void Read(ReadOnlySpan<float> hidden, bool dense)
    {
        _scores.Score(hidden, _logits);
        ConceptWeights.Slopes(_options, dense, _logits, _slopes);
        if (dense)
        {
            ConceptWeights.Dense(_options, _logits, _weights);
        }
        else
        {
            ConceptWeights.Sparse(_options, _logits, _weights);
        }
    }

    private float Slope(ConceptEdit edit) =>
        edit.Operation == EditOperation.Clamp ? 0 : edit.Value * _slopes[edit.Concept];

    private float Add(ReadOnlySpan<float> headRow, Span<float> dHidden)
    {
        _scores.Align(headRow, _alignments);
        var sum = 0.0;
        for (var concept = 0; concept < _weights.Length; concept++)
        {
            sum += (double)_weights[concept] * _alignments[concept];
            _slopes[concept] *= _alignments[concept];
        }

        _scores.AddGradient(_slopes, dHidden);
        return (float)sum;
    }
}
