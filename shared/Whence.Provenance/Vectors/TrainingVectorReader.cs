using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Whence.Corpora;
using Whence.Engine.Denoising;
using Whence.Engine.Randomness;
using Whence.Tensors.Kernels;
using Whence.Text;

namespace Whence.Provenance.Vectors;

/// <summary>
/// Reads, for every token of a document, the vector that enters the LM head when the model must predict it:
/// <list type="number">
/// <item>Every token falls by a draw from the seed and the document's id into one of a few sets.</item>
/// <item>The document goes through the model once for each set, with that set masked.</item>
/// <item>A token's vector is the composed vector of the pass in which it was masked, rounded to bfloat16.</item>
/// </list>
/// A document longer than the context is read in parts that overlap by a quarter. The vectors of a document do not
/// depend on those read beside it.
/// </summary>
public sealed class TrainingVectorReader
{
    private const int PositionsTogether = 4096;
    private const int OverlapShare = 4;

    private readonly IDenoiser _denoiser;
    private readonly Tokenizer _tokenizer;
    private readonly MaskOptions _options;

    /// <summary>Initializes a new instance of the <see cref="TrainingVectorReader"/> class.</summary>
    /// <param name="denoiser">The model; one thread at a time may use it.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="options">How the text is masked.</param>
    public TrainingVectorReader(IDenoiser denoiser, Tokenizer tokenizer, MaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(tokenizer);
        (_denoiser, _tokenizer, _options) = (denoiser, tokenizer, options ?? new MaskOptions());
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Sets, 1, nameof(options));
    }

    /// <summary>Reads documents together.</summary>
    /// <exception cref="ProvenanceException">The model computed something that is not a number.</exception>
    public TrainingVectors Read(IReadOnlyList<CorpusDocument> documents, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var (encoded, passes, rows) = (new List<EncodedDocument>(), new List<MaskedPass>(), 0);
        foreach (var document in documents)
        {
            encoded.Add(EncodedDocument.Of(document, _tokenizer));
            passes.AddRange(Passes(encoded[^1], SeedOf(document.Id), rows));
            rows += encoded[^1].Places.Count;
        }

        var values = new ushort[rows * _denoiser.Config.Width];
        foreach (var group in Groups(passes))
        {
            cancellation.ThrowIfCancellationRequested();
            Forward(group, values);
        }

        return new TrainingVectors(
            _denoiser.Config.Width,
            encoded.ConvertAll(document => document.Places),
            values,
            encoded.Sum(document => document.Tokens.Length));
    }

    private static IEnumerable<List<MaskedPass>> Groups(IEnumerable<MaskedPass> passes)
    {
        var (group, positions) = (new List<MaskedPass>(), 0);
        foreach (var pass in passes)
        {
            if (positions > 0 && positions + pass.Tokens.Length > PositionsTogether)
            {
                yield return group;
                (group, positions) = ([], 0);
            }

            group.Add(pass);
            positions += pass.Tokens.Length;
        }

        if (positions > 0)
        {
            yield return group;
        }
    }

    private ulong SeedOf(string document) => SplitMix64.Scatter(
        _options.Seed + BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(document))));

    private IEnumerable<MaskedPass> Passes(EncodedDocument document, ulong seed, int firstRow)
    {
        var rowOf = document.Places.Index().ToDictionary(pair => pair.Item.Position, pair => firstRow + pair.Index);
        foreach (var (start, end, read) in Parts(document.Tokens.Length))
        {
            for (var set = 0; set < _options.Sets; set++)
            {
                var tokens = document.Tokens[start..end];
                var (outputs, rows) = (new List<int>(), new List<int>());
                for (var position = start; position < end; position++)
                {
                    if ((int)(CounterRandom.Uniform(seed, 0, position) * _options.Sets) != set)
                    {
                        continue;
                    }

                    tokens[position - start] = _denoiser.Config.Tokens.Mask;
                    if (position >= read && rowOf.TryGetValue(position, out var row))
                    {
                        outputs.Add(position - start);
                        rows.Add(row);
                    }
                }

                if (rows.Count > 0)
                {
                    yield return new MaskedPass(tokens, [.. outputs], [.. rows]);
                }
            }
        }
    }

    private IEnumerable<(int Start, int End, int Read)> Parts(int length)
    {
        var (context, block) = (_denoiser.Config.ContextLength, _denoiser.Config.BlockLength);
        var overlap = context / OverlapShare / block * block;
        for (var (start, read) = (0, 0); read < length;)
        {
            var end = Math.Min(start + context, length);
            yield return (start, end, read);
            (start, read) = (end - overlap, end);
        }
    }

    private void Forward(List<MaskedPass> passes, ushort[] values)
    {
        var (width, rows) = (_denoiser.Config.Width, passes.Sum(pass => pass.Rows.Length));
        var composed = new float[rows * width];
        var windows = passes.ConvertAll(pass => new DenoiserWindow(
            _denoiser.CreateCache(pass.Tokens.Length), pass.Tokens, 0, pass.Tokens.Length, pass.Outputs, null));
        try
        {
            _denoiser.Forward(windows, composed);
        }
        finally
        {
            windows.ForEach(window => window.Cache.Dispose());
        }

        _denoiser.Compose(composed, rows, interventions: null, composed);
        if (!float.IsFinite(Elementwise.SumOfSquares(composed)))
        {
            throw new ProvenanceException(
                "The model computed a vector that is not a number for a training document; check its weights.");
        }

        foreach (var (from, to) in passes.SelectMany(pass => pass.Rows).Index())
        {
            Bf16.Narrow(composed.AsSpan(from * width, width), values.AsSpan(to * width, width));
        }
    }
}
