using Whence.Engine.Denoising;
using Whence.Engine.Embeddings;
using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Representations.Detection;
using Whence.Representations.Embeddings;
using Whence.Representations.Exemplars;
using Whence.Representations.LinearAlgebra;
using Whence.Representations.Tails;
using Whence.Text;

namespace Whence.Representations.SafeSets;

/// <summary>
/// What approved prompts look like to the model, learnt from them alone: part of them is partitioned, the others, never
/// seen by that, turn every measure into a percentile.
/// </summary>
public sealed class SafeSet
{
    private const int PromptsMin = 10;

    private readonly IDenoiser _denoiser;
    private readonly Tokenizer _tokenizer;
    private readonly SafeSetOptions _options;
    private readonly EmbeddingReader _reader;
    private readonly UnitVectors _approved;
    private readonly IReadOnlyList<VectorOrigin> _origins;
    private readonly UnitVectors _random;
    private readonly ShrunkGaussian _gaussian;
    private readonly SafeSetValues _calibration;

    private SafeSet(
        IDenoiser denoiser,
        Tokenizer tokenizer,
        IReadOnlyList<string> approved,
        SafeSetOptions options,
        CancellationToken stop)
    {
        (_denoiser, _tokenizer, _options) = (denoiser, tokenizer, options);
        _reader = new EmbeddingReader(denoiser, tokenizer, options.Embedding);
        var (fit, heldOut) = Split(approved, options);
        var vectors = _reader.Read(fit, stop);
        Exemplars = ExemplarBuilder.Build(vectors, options.Exemplars);
        (_approved, _origins) = (Exemplars.Calibration.Normalize(vectors), vectors.Origins);
        _random = Coreset(Exemplars.Exemplars.Count);
        _gaussian = ShrunkGaussian.Fit(vectors);
        _calibration = Measure(heldOut, stop).Sorted();
        HeldOut = heldOut.Length;
    }

    /// <summary>Gets how many approved prompts were held out: a percentile is in steps of 100 over them.</summary>
    public int HeldOut { get; }

    /// <summary>Gets the partition of the approved prompts.</summary>
    public ExemplarPartition Exemplars { get; }

    /// <summary>Learns a safe set.</summary>
    /// <param name="model">The model; the set reads requests with it for as long as it lives.</param>
    /// <param name="approved">At least ten different prompts.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ModelException">There are too few prompts, one cannot be read, or an option cannot be.
    /// </exception>
    public static SafeSet Fit(
        LoadedModel model,
        IReadOnlyList<string> approved,
        SafeSetOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Fit(model.Package, model.Denoiser, approved, options, cancellation);
    }

    /// <summary>Learns a safe set from a backend.</summary>
    /// <param name="package">The model.</param>
    /// <param name="denoiser">Its weights; the set reads requests with them for as long as it lives.</param>
    /// <param name="approved">At least ten different prompts.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ModelException">There are too few prompts, one cannot be read, or an option cannot be.
    /// </exception>
    public static SafeSet Fit(
        ModelPackage package,
        IDenoiser denoiser,
        IReadOnlyList<string> approved,
        SafeSetOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(approved);
        options ??= new SafeSetOptions();
        string[] prompts = [.. approved.Distinct(StringComparer.Ordinal)];
        if (prompts.Length < PromptsMin)
        {
            throw new ModelException(
                $"{prompts.Length} different approved prompts are too few to learn from; give at least {PromptsMin}.");
        }

        if (options.Embedding.Pooling == Pooling.None || options.CalibrationShare is not (> 0 and < 1))
        {
            throw new ModelException("A safe set needs pooled vectors and a calibration share between 0 and 1.");
        }

        if (options.EntropyPositions < 1 || options.Neighbours < 1)
        {
            throw new ModelException(
                $"{options.EntropyPositions} positions and {options.Neighbours} neighbours cannot be; use at least 1.");
        }

        return new SafeSet(denoiser, package.Tokenizer, prompts, options, cancellation);
    }

    /// <summary>Reads a request beside the approved prompts.</summary>
    /// <exception cref="ModelException">The prompt is empty or too long.</exception>
    public SafeSetReading Check(string prompt) => Check([prompt])[0];

    /// <summary>Reads several requests.</summary>
    /// <exception cref="ModelException">A prompt is empty or too long.</exception>
    public IReadOnlyList<SafeSetReading> Check(
        IReadOnlyList<string> prompts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        var values = Measure(prompts, cancellation);
        return
        [
            .. prompts.Select((_, i) => new SafeSetReading(
                values.Nearest[i],
                Score(values.Exemplar, _calibration.Exemplar, i),
                Score(values.RandomControl, _calibration.RandomControl, i),
                Score(values.Mahalanobis, _calibration.Mahalanobis, i),
                Score(values.Entropy, _calibration.Entropy, i))),
        ];
    }

    private static SafeSetScore Score(double[] values, double[] calibration, int index) =>
        new(values[index], RankMetrics.Percentile(calibration, values[index]));

    private static (string[] Fit, string[] HeldOut) Split(IReadOnlyList<string> approved, SafeSetOptions options)
    {
        var prompts = approved.ToArray();
        new SplitMix64(options.Seed).Shuffle<string>(prompts);
        var held = Math.Clamp((int)(options.CalibrationShare * prompts.Length), 1, prompts.Length - 2);
        return (prompts[held..], prompts[..held]);
    }

    private UnitVectors Coreset(int count)
    {
        int[] rows = [.. Enumerable.Range(0, _approved.Count)];
        new SplitMix64(SplitMix64.Scatter(_options.Seed + 1)).Shuffle<int>(rows);
        var coreset = new UnitVectors(_approved.Width);
        foreach (var row in rows.Take(count))
        {
            coreset.Add(_approved[row]);
        }

        return coreset;
    }

    private SafeSetValues Measure(IReadOnlyList<string> prompts, CancellationToken cancellation)
    {
        var set = _reader.Read(prompts, cancellation);
        var units = Exemplars.Calibration.Normalize(set);
        int[] rows = [.. Enumerable.Range(0, set.Count)];
        IReadOnlyList<int>[] tokens = [.. prompts.Select(_tokenizer.Encode)];
        cancellation.ThrowIfCancellationRequested();
        return new SafeSetValues(
            [.. rows.Select(row => Neighbours(units[row]))],
            [.. rows.Select(row => Exemplars.Match(set.Row(row)).Distance)],
            [.. rows.Select(row => _random.Nearest(units[row]).Distance)],
            [.. rows.Select(row => _gaussian.Distance(set.Row(row)))],
            [.. NextTokenEntropy.Of(_denoiser, tokens, _options.EntropyPositions)]);
    }

    private ApprovedNeighbour[] Neighbours(ReadOnlySpan<float> unit)
    {
        var distances = new double[_approved.Count];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = UnitVectors.Distance(unit, _approved[i]);
        }

        return
        [
            .. Enumerable.Range(0, distances.Length)
                .OrderBy(i => distances[i])
                .ThenBy(i => i)
                .Take(_options.Neighbours)
                .Select(i => new ApprovedNeighbour(_origins[i].Source, distances[i])),
        ];
    }
}
