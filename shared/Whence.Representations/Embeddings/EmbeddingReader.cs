using Whence.Engine.Denoising;
using Whence.Engine.Embeddings;
using Whence.Models;
using Whence.Text;

namespace Whence.Representations.Embeddings;

/// <summary>
/// Reads vectors of texts from the model, many texts to a forward pass. A text's vectors do not depend on the texts
/// beside it.
/// </summary>
public sealed class EmbeddingReader
{
    private readonly IDenoiser _denoiser;
    private readonly Tokenizer _tokenizer;

    /// <summary>Initializes a new instance of the <see cref="EmbeddingReader"/> class.</summary>
    public EmbeddingReader(LoadedModel model, EmbeddingOptions? options = null)
        : this((model ?? throw new ArgumentNullException(nameof(model))).Denoiser, model.Package.Tokenizer, options)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EmbeddingReader"/> class over a backend.</summary>
    public EmbeddingReader(IDenoiser denoiser, Tokenizer tokenizer, EmbeddingOptions? options = null)
    {
        (_denoiser, _tokenizer, Options) = (denoiser, tokenizer, options ?? new EmbeddingOptions());
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Options.BatchTokens, nameof(options));
    }

    /// <summary>Gets what is read.</summary>
    public EmbeddingOptions Options { get; }

    /// <summary>Reads texts that are their own names.</summary>
    /// <exception cref="ModelException">A text is empty or longer than the context.</exception>
    public EmbeddingSet Read(IReadOnlyList<string> texts, CancellationToken cancellation = default) =>
        Read([.. texts.Select(text => new NamedText(text, text))], cancellation);

    /// <summary>Reads texts; without pooling there is one vector per token, otherwise one per text.</summary>
    /// <exception cref="ModelException">A text is empty or longer than the context.</exception>
    public EmbeddingSet Read(IReadOnlyList<NamedText> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (values, origins) = (new List<float>(), new List<VectorOrigin>());
        foreach (var batch in Batches(texts))
        {
            cancellation.ThrowIfCancellationRequested();
            Append(batch, values, origins);
        }

        return new EmbeddingSet(Options.Reader, _denoiser.Config.Width, [.. values], origins);
    }

    private IEnumerable<List<(string Name, int[] Tokens)>> Batches(IReadOnlyList<NamedText> texts)
    {
        var (batch, tokens) = (new List<(string Name, int[] Tokens)>(), 0);
        foreach (var text in texts)
        {
            var ids = Encode(text);
            if (batch.Count > 0 && tokens + ids.Length > Options.BatchTokens)
            {
                yield return batch;
                (batch, tokens) = ([], 0);
            }

            batch.Add((text.Name, ids));
            tokens += ids.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private int[] Encode(NamedText text)
    {
        var ids = _tokenizer.Encode(text.Text);
        var context = _denoiser.Config.ContextLength;
        return ids.Length == 0 ? throw new ModelException("An empty text has no embedding; leave it out.")
            : ids.Length > context ? throw new ModelException(
                $"A text of {ids.Length} tokens exceeds the context of {context}; cut it into parts.")
            : ids;
    }

    private void Append(
        List<(string Name, int[] Tokens)> batch, List<float> values, List<VectorOrigin> origins)
    {
        var width = _denoiser.Config.Width;
        var vectors = Vectors(Hidden(batch), batch.Sum(text => text.Tokens.Length));
        var start = 0;
        foreach (var (name, tokens) in batch)
        {
            var rows = vectors.AsSpan(start * width, tokens.Length * width);
            values.AddRange(Pool.Rows(rows, width, Options.Pooling));
            origins.AddRange(Options.Pooling == Pooling.None
                ? tokens.Select((_, position) => new VectorOrigin(name, position))
                : [new VectorOrigin(name)]);
            start += tokens.Length;
        }
    }

    private float[] Hidden(List<(string Name, int[] Tokens)> batch)
    {
        var hidden = new float[batch.Sum(text => text.Tokens.Length) * _denoiser.Config.Width];
        var windows = batch.ConvertAll(text => new DenoiserWindow(
            _denoiser.CreateCache(text.Tokens.Length),
            text.Tokens,
            0,
            text.Tokens.Length,
            [.. Enumerable.Range(0, text.Tokens.Length)],
            Injection: null));
        try
        {
            _denoiser.Forward(windows, hidden);
        }
        finally
        {
            windows.ForEach(window => window.Cache.Dispose());
        }

        return hidden;
    }

    private float[] Vectors(float[] hidden, int rows)
    {
        if (Options.Type == EmbeddingType.Hidden)
        {
            return hidden;
        }

        var vectors = new float[hidden.Length];
        if (Options.Type == EmbeddingType.Composed)
        {
            _denoiser.Compose(hidden, rows, null, vectors);
        }
        else
        {
            new ConceptFeatures(_denoiser).Write(Options.Type, hidden, rows, vectors);
        }

        return vectors;
    }
}
