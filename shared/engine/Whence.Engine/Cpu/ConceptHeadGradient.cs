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

    /// <summary>Reads the weights of all concepts, edited ones with their edit.</summary>
    /// <param name="hidden">[width].</param>
    /// <param name="edits">The edits of this head.</param>
    /// <param name="residual">What becomes of the residual: a zeroed one comes with dense weights.</param>
    public void ReadAll(ReadOnlySpan<float> hidden, IReadOnlyList<ConceptEdit> edits, ResidualMode residual)
    {
        Read(hidden, residual == ResidualMode.Zeroed && CpuConceptHead.IsDense(edits, _options.Concepts));
        foreach (var edit in edits)
        {
            _weights[edit.Concept] = edit.Of(_weights[edit.Concept]);
            _slopes[edit.Concept] = Slope(edit);
        }
    }

    /// <summary>Reads the changes of weights, w' - w, of the edited concepts.</summary>
    public void ReadChanges(ReadOnlySpan<float> hidden, IReadOnlyList<ConceptEdit> edits)
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
    }

    /// <summary>Returns Σ w A of the weights read and adds its gradient, [width].</summary>
    public float AddLogit(ReadOnlySpan<float> headRow, Span<float> dHidden)
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

    /// <summary>Adds Σ w E of the weights read, [width].</summary>
    public void AddFeatures(Span<float> features) => _scores.Mix(_weights, features);

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
}
