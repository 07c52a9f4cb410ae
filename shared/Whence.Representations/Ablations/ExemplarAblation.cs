using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Embeddings;
using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Representations.Exemplars;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Ablations;

/// <summary>Generates answers with an exemplar projected out of the model, and with controls in its place.</summary>
public static class ExemplarAblation
{
    /// <summary>Answers prompts greedily four times: as the model is, without the exemplar, without a random direction,
    /// and without the exemplar of a region alike in size and coherence.</summary>
    /// <param name="model">The model.</param>
    /// <param name="partition">A partition of its hidden or composed vectors.</param>
    /// <param name="exemplar">The exemplar.</param>
    /// <param name="prompts">What to answer.</param>
    /// <param name="seed">Draws the random direction.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ModelException">The partition is of other vectors, or has no such exemplar.</exception>
    /// <exception cref="GenerationException">A prompt cannot be answered.</exception>
    public static AblationReport Run(
        LoadedModel model,
        ExemplarPartition partition,
        int exemplar,
        IReadOnlyList<string> prompts,
        ulong seed = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(prompts);
        var type = TypeOf(partition, exemplar);
        var baseline = Answer(model.Denoiser);
        return new AblationReport(
            [.. baseline.Select(Text)],
            Condition("exemplar", exemplar, DirectionEdit.Ablate(partition, exemplar)),
            Condition("random direction", null, new DirectionEdit(
                RandomDirection(partition.Calibration.Width, seed), partition.Calibration.Center)),
            NullRegion(partition, exemplar) is { } region
                ? Condition("null region", region, DirectionEdit.Ablate(partition, region))
                : null);

        AblationCondition Condition(string name, int? region, DirectionEdit edit)
        {
            using var edited = new EditedDenoiser(model.Denoiser, edit, type);
            var answers = Answer(edited);
            return new AblationCondition(name, region, Changed(baseline, answers), [.. answers.Select(Text)]);
        }

        string Text(DecodeResult result) => model.Package.Tokenizer.Decode([.. result.Answer]);

        IReadOnlyList<DecodeResult> Answer(IDenoiser denoiser) =>
            new Decoder(denoiser, new DecodeOptions { ReadConcepts = false }).Decode(
                [.. prompts.Select(prompt => Request(model.Package, prompt))], progress: null, cancellation);
    }

    /// <summary>Returns the other region nearest in the logarithm of its size and in coherence, or null.</summary>
    internal static int? NullRegion(ExemplarPartition partition, int exemplar)
    {
        var target = partition.Exemplars[exemplar];
        return Enumerable.Range(0, partition.Exemplars.Count)
            .Where(other => other != exemplar)
            .OrderBy(other => Difference(partition.Exemplars[other], target))
            .Select(other => (int?)other)
            .FirstOrDefault();
    }

    private static double Difference(Exemplar left, Exemplar right) =>
        Math.Abs(Math.Log((double)left.Count / right.Count)) + Math.Abs(left.Coherence - right.Coherence);

    private static DecodeRequest Request(ModelPackage package, string prompt) => new(
        package.Tokenizer.Encode(prompt), GenerationOptions.Greedy(package.Config.BlockLength));

    private static double Changed(IReadOnlyList<DecodeResult> before, IReadOnlyList<DecodeResult> after) => before
        .Zip(after, (left, right) => left.Tokens.Skip(left.Trace.Prompt.Count)
            .Zip(right.Tokens.Skip(left.Trace.Prompt.Count), (one, other) => one == other ? 0.0 : 1)
            .Average())
        .Average();

    private static float[] RandomDirection(int width, ulong seed)
    {
        var random = new SplitMix64(SplitMix64.Scatter(seed));
        float[] direction = [.. Enumerable.Range(0, width).Select(_ => Normal(random))];
        UnitVectors.Normalize(direction);
        return direction;
    }

    // Box and Muller (1958): normal values give a direction that is uniform on the sphere.
    private static float Normal(SplitMix64 random) => (float)(
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static EmbeddingType TypeOf(ExemplarPartition partition, int exemplar)
    {
        if ((uint)exemplar >= (uint)partition.Exemplars.Count)
        {
            throw new ModelException(
                $"There is no exemplar {exemplar}; the partition has {partition.Exemplars.Count}, numbered from 0.");
        }

        var reader = partition.Calibration.Reader;
        return Enum.TryParse<EmbeddingType>(reader.Split('.')[0], ignoreCase: true, out var type)
            && type is EmbeddingType.Hidden or EmbeddingType.Composed
                ? type
                : throw new ModelException(
                    $"{reader} vectors cannot be changed inside the model; partition hidden or composed ones.");
    }
}
