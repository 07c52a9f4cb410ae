using Whence.Engine.Denoising;
using Whence.Engine.Randomness;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Prompts;

/// <summary>
/// Greedy coordinate gradient (Zou et al., arXiv 2307.15043):
/// <list type="number">
/// <item>Take the gradient of the score with respect to the embedding at each position; its product with the table of
/// embeddings says to first order what each token would do there.</item>
/// <item>Keep the most promising tokens of each position.</item>
/// <item>Draw single swaps among them, drop those whose text would not encode to the same tokens, and score the rest.
/// </item>
/// <item>Go on from the best of them, better or not; the best of all is remembered.</item>
/// </list>
/// </summary>
internal sealed class CoordinateGradientSearch(
    IDifferentiableDenoiser model, PromptGradient gradient, LegalTokens legal, PromptSearchOptions options)
{
    // How often a swap is drawn again whose text encodes differently.
    private const int DrawsPerSwap = 8;

    private readonly float[] _table = model.Embed([.. legal.All]); // [legal, width]
    private readonly SplitMix64 _random = new(SplitMix64.Scatter(options.Seed ^ 0x474347));

    public void Run(PromptEvaluator evaluator)
    {
        var prompt = legal.Draw(_random, options.Length);
        evaluator.Score([prompt]);
        while (!evaluator.IsDone)
        {
            // Steps 1 and 2.
            var (_, gradients) = gradient.Of([model.Embed(prompt)]);
            evaluator.Charge(PromptEvaluator.GradientCost);
            var candidates = Candidates(gradients[0]);

            // Steps 3 and 4.
            var swaps = Swaps(prompt, candidates);
            if (evaluator.IsDone || swaps.Count == 0)
            {
                prompt = legal.Draw(_random, options.Length);
                continue;
            }

            var scores = evaluator.Score(swaps);
            prompt = swaps[Enumerable.Range(0, scores.Count).MaxBy(i => scores[i])];
        }
    }

    private int[][] Candidates(float[] positions)
    {
        var width = model.Config.Width;
        var scores = new float[legal.All.Count];
        var count = Math.Min(options.Candidates, scores.Length);
        return
        [
            .. Enumerable.Range(0, options.Length).Select(position =>
            {
                var direction = positions.AsSpan(position * width, width);
                for (var i = 0; i < scores.Length; i++)
                {
                    scores[i] = Elementwise.Dot(_table.AsSpan(i * width, width), direction);
                }

                var indices = new int[count];
                TopK.Select(scores, indices, new float[count]);
                return Array.ConvertAll(indices, index => legal.All[index]);
            }),
        ];
    }

    private List<int[]> Swaps(int[] prompt, int[][] candidates)
    {
        var (swaps, drawn) = (new List<int[]>(), new HashSet<(int Position, int Token)>());
        for (var draw = 0; draw < DrawsPerSwap * options.BatchSize && swaps.Count < options.BatchSize; draw++)
        {
            var position = _random.Below(prompt.Length);
            var token = candidates[position][_random.Below(candidates[position].Length)];
            var swap = (int[])prompt.Clone();
            swap[position] = token;
            if (token != prompt[position] && drawn.Add((position, token)) && legal.RoundTrips(swap))
            {
                swaps.Add(swap);
            }
        }

        return swaps;
    }
}
