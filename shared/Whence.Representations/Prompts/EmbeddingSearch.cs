using Whence.Engine.Denoising;
using Whence.Engine.Randomness;
using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Prompts;

/// <summary>
/// Searches in the space of embeddings:
/// <list type="number">
/// <item>Begin at centroids of the table of embeddings, as directions.</item>
/// <item>Scale the directions to the mean length of the table and follow the gradient of
/// score + pull · cosine to the nearest legal token, by Adam.</item>
/// <item>Every few steps snap each position to its nearest legal token, read the text as the tokenizer does, and score
/// it.</item>
/// <item>A soft prompt that did not improve for some snaps begins again elsewhere.</item>
/// </list>
/// </summary>
internal sealed class EmbeddingSearch
{
    private const int Centroids = 200;
    private const int PatienceSnaps = 6;

    private readonly IDifferentiableDenoiser _model;
    private readonly PromptGradient _gradient;
    private readonly LegalTokens _legal;
    private readonly PromptSearchOptions _options;
    private readonly SplitMix64 _random;
    private readonly UnitVectors _tokens; // the legal tokens
    private readonly UnitVectors _centroids;
    private readonly float _length;
    private readonly SoftPrompt[] _prompts;

    public EmbeddingSearch(
        IDifferentiableDenoiser model, PromptGradient gradient, LegalTokens legal, PromptSearchOptions options)
    {
        (_model, _gradient, _legal, _options) = (model, gradient, legal, options);
        _random = new SplitMix64(SplitMix64.Scatter(options.Seed ^ 0x534F4654));
        (_tokens, _length) = Table();
        _centroids = SphericalMeans.Of(_tokens, Math.Min(Centroids, Math.Max(1, _tokens.Count / 4)), _random);
        _prompts = [.. Enumerable.Range(0, options.SoftPrompts).Select(_ => Begin())];
    }

    public void Run(PromptEvaluator evaluator)
    {
        for (var step = 1; !evaluator.IsDone; step++)
        {
            Move();
            evaluator.Charge(PromptEvaluator.GradientCost * _prompts.Length);
            if (step % _options.SnapEvery == 0 && !evaluator.IsDone)
            {
                Snap(evaluator);
            }
        }
    }

    // Step 1.
    private SoftPrompt Begin()
    {
        var start = new float[_options.Length * _model.Config.Width];
        for (var position = 0; position < _options.Length; position++)
        {
            _centroids[_random.Below(_centroids.Count)].CopyTo(start.AsSpan(position * _model.Config.Width));
        }

        return new SoftPrompt(start, _model.Config.Width, _options.LearningRate);
    }

    // Step 2.
    private void Move()
    {
        var (_, gradients) = _gradient.Of([.. _prompts.Select(prompt => prompt.Embeddings(_length))]);
        for (var i = 0; i < _prompts.Length; i++)
        {
            Elementwise.Scale(gradients[i], _length);
            for (var position = 0; position < _options.Length; position++)
            {
                var (nearest, _) = _tokens.Nearest(_prompts[i].Direction(position));
                Elementwise.AddScaled(
                    _tokens[nearest],
                    _options.TokenPull,
                    gradients[i].AsSpan(position * _model.Config.Width, _model.Config.Width));
            }

            _prompts[i].Climb(gradients[i]);
        }
    }

    // Steps 3 and 4.
    private void Snap(PromptEvaluator evaluator)
    {
        var snapped = _prompts.Select(Nearest).ToList();
        var scores = evaluator.Score([.. snapped.Where(tokens => tokens.Length > 0)]);
        var next = 0;
        for (var i = 0; i < _prompts.Length && next < scores.Count; i++)
        {
            var score = snapped[i].Length > 0 ? scores[next++] : double.NegativeInfinity;
            if (_prompts[i].SnapsWithoutGain(score) >= PatienceSnaps)
            {
                _prompts[i] = Begin();
            }
        }
    }

    private int[] Nearest(SoftPrompt prompt) => _legal.Retokenize(
        [
            .. Enumerable.Range(0, _options.Length)
                .Select(position => _legal.All[_tokens.Nearest(prompt.Direction(position)).Index]),
        ],
        _options.Length);

    private (UnitVectors Tokens, float MeanLength) Table()
    {
        var (table, width) = (_model.Embed([.. _legal.All]), _model.Config.Width);
        var (tokens, lengths) = (new UnitVectors(width), 0.0);
        for (var i = 0; i < _legal.All.Count; i++)
        {
            var row = table.AsSpan(i * width, width);
            lengths += Math.Sqrt(Elementwise.SumOfSquares(row));
            UnitVectors.Normalize(row);
            tokens.Add(row);
        }

        return (tokens, (float)(lengths / _legal.All.Count));
    }
}
