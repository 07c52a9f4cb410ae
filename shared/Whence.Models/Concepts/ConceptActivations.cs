using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Randomness;

namespace Whence.Models.Concepts;

/// <summary>
/// Reads how strongly every concept, not only the strongest, is in pieces of given text.
/// </summary>
/// <remarks>
/// The heads learned their labels at masked positions, as a noisy-OR over the masked tokens of a chunk, so that is how
/// they are read: 1. every token falls by a seeded draw into one of a few sets of equal chance; 2. the text is read
/// once for each set, with that set masked; 3. each token counts once, by the row in which it was masked. Two sets mask
/// half of the text at a time. What is read depends on the text and the seed alone, not on what else is in the call.
/// </remarks>
public sealed class ConceptActivations
{
    private const int RowsMax = 2048; // positions of a forward pass
    private const int ScoresMax = 1 << 22; // concept logits held at once

    private readonly IDenoiser _denoiser;
    private readonly int _sets;
    private readonly ulong _seed;

    /// <summary>Initializes a new instance of the <see cref="ConceptActivations"/> class.</summary>
    /// <param name="denoiser">The model; one thread at a time may use it.</param>
    /// <param name="sets">How many sets the tokens fall into, at least 1; with one, all is masked.</param>
    /// <param name="seed">The seed of the draw.</param>
    public ConceptActivations(IDenoiser denoiser, int sets = 2, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentOutOfRangeException.ThrowIfLessThan(sets, 1);
        (_denoiser, _sets, _seed) = (denoiser, sets, seed);
    }

    /// <summary>Reads a text as one piece.</summary>
    /// <param name="tokens">Its ids; one longer than the context is read in parts.</param>
    public ChunkActivation Read(IReadOnlyList<int> tokens) => Read([ChunkedTokens.Whole(tokens)])[0][0];

    /// <summary>Reads texts together.</summary>
    /// <returns>The pieces of each text, in its order.</returns>
    public IReadOnlyList<IReadOnlyList<ChunkActivation>> Read(
        IReadOnlyList<ChunkedTokens> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var sums = texts.Select(text => text.Chunks.Select(chunk => new ChunkSum(chunk, _denoiser.Config)).ToList())
            .ToList();
        foreach (var batch in Batches(texts))
        {
            cancellation.ThrowIfCancellationRequested();
            Read(batch, sums);
        }

        return [.. sums.Select(chunks => (IReadOnlyList<ChunkActivation>)[.. chunks.Select(chunk => chunk.Result())])];
    }

    private IEnumerable<List<MaskedRead>> Batches(IReadOnlyList<ChunkedTokens> texts)
    {
        var (batch, rows) = (new List<MaskedRead>(), 0);
        foreach (var read in texts.SelectMany((text, index) => Reads(text.Tokens, index)))
        {
            if (rows + read.Tokens.Length > RowsMax && rows > 0)
            {
                yield return batch;
                (batch, rows) = ([], 0);
            }

            batch.Add(read);
            rows += read.Tokens.Length;
        }

        if (rows > 0)
        {
            yield return batch;
        }
    }

    private IEnumerable<MaskedRead> Reads(IReadOnlyList<int> tokens, int text)
    {
        var context = _denoiser.Config.ContextLength;
        for (var start = 0; start < tokens.Count; start += context)
        {
            int[] part = [.. tokens.Skip(start).Take(context)];
            for (var set = 0; set < _sets; set++)
            {
                int[] masked = [.. Enumerable.Range(0, part.Length).Where(position => SetOf(start + position) == set)];
                if (masked.Length > 0)
                {
                    yield return MaskedRead.Of(part, masked, _denoiser.Config.Tokens.Mask, text, start);
                }
            }
        }
    }

    private int SetOf(int position) => (int)(CounterRandom.Uniform(_seed, 0, position) * _sets);

    private void Read(List<MaskedRead> batch, List<List<ChunkSum>> sums)
    {
        var width = _denoiser.Config.Width;
        List<(int Text, int Position)> places =
        [
            .. batch.SelectMany(read => read.Masked.Select(position => (read.Text, read.Start + position))),
        ];
        var hidden = Hidden(batch, places.Count * width);
        foreach (var kind in new[] { ConceptKind.Known, ConceptKind.Discovered })
        {
            var concepts = kind == ConceptKind.Known
                ? _denoiser.Config.Concepts.Known
                : _denoiser.Config.Concepts.Discovered;
            var slice = concepts == 0 ? places.Count : Math.Max(1, ScoresMax / concepts);
            for (var row = 0; concepts > 0 && row < places.Count; row += slice)
            {
                var count = Math.Min(slice, places.Count - row);
                var logits = new float[count * concepts];
                _denoiser.ConceptLogits(kind, hidden.AsSpan(row * width, count * width), count, logits);
                Add(kind, places.GetRange(row, count), logits, sums);
            }
        }
    }

    private float[] Hidden(List<MaskedRead> batch, int length)
    {
        var hidden = new float[length];
        var caches = batch.ConvertAll(read => _denoiser.CreateCache(read.Tokens.Length));
        try
        {
            _denoiser.Forward(
                [.. batch.Zip(caches, (read, cache) => new DenoiserWindow(
                    cache, read.Tokens, 0, read.Tokens.Length, read.Masked, Injection: null))],
                hidden);
            return hidden;
        }
        finally
        {
            caches.ForEach(cache => cache.Dispose());
        }
    }

    private static void Add(
        ConceptKind kind, List<(int Text, int Position)> places, float[] logits, List<List<ChunkSum>> sums)
    {
        var concepts = logits.Length / places.Count;
        for (var row = 0; row < places.Count; row++)
        {
            foreach (var chunk in sums[places[row].Text].Where(chunk => chunk.Holds(places[row].Position)))
            {
                chunk.Add(kind, logits.AsSpan(row * concepts, concepts));
            }
        }
    }
}
