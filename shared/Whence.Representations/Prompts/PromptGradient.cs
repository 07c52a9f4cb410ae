using Whence.Engine.Denoising;
using Whence.Engine.Gradients;
using Whence.Representations.Tails;

namespace Whence.Representations.Prompts;

/// <summary>The gradient of an objective with respect to the embeddings of prompts of one length.</summary>
internal sealed class PromptGradient
{
    private readonly IDifferentiableDenoiser _model;
    private readonly PromptObjective _objective;
    private readonly int[] _sequence; // a prompt of any tokens but the mask, and the masks behind it
    private readonly float[] _tail; // [masks, width]
    private readonly int _length;
    private readonly int _rows;

    public PromptGradient(
        IDifferentiableDenoiser model, PromptObjective objective, LegalTokens legal, PromptSearchOptions options)
    {
        (_model, _objective, _length) = (model, objective, options.Length);
        var tail = new MaskedTail(model.Config, options.Positions);
        _sequence = tail.Sequence([.. Enumerable.Repeat(legal.All[0], options.Length)]);
        _tail = model.Embed(_sequence.AsSpan(options.Length));
        _rows = tail.Rows(options.Length);
    }

    /// <summary>Computes the scores of prompts, and the gradients of each with respect to its own embeddings.</summary>
    /// <param name="prompts">[length, width] each.</param>
    /// <returns>Scores, and gradients of [length, width] each.</returns>
    public (double[] Scores, float[][] Gradients) Of(IReadOnlyList<float[]> prompts)
    {
        var batch = new SequenceBatch(
            [.. prompts.Select(_ => new SequenceRun(_sequence, Injection: _objective.Injection))]);
        float[] embeddings = [.. prompts.SelectMany(prompt => prompt.Concat(_tail))];
        var hidden = _model.Forward(batch, embeddings);
        var (scores, dHidden) = (new double[prompts.Count], new float[embeddings.Length]);
        var (each, part) = (embeddings.Length / prompts.Count, _rows * _model.Config.Width);
        for (var i = 0; i < prompts.Count; i++)
        {
            var start = (i * each) + (_length * _model.Config.Width);
            scores[i] = _objective.Gradient(hidden.Slice(start, part), dHidden.AsSpan(start, part));
        }

        var gradient = _model.Backward(batch, dHidden);
        var gradients = new float[prompts.Count][];
        for (var i = 0; i < prompts.Count; i++)
        {
            gradients[i] = gradient.Slice(i * each, _length * _model.Config.Width).ToArray();
        }

        return (scores, gradients);
    }
}
