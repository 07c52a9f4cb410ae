using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Embeddings;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>Runs full forward passes over finished sequences and shows all of their parts.</summary>
public sealed class CpuInspector(CpuDenoiser denoiser)
{
    /// <summary>Runs a sequence without interventions.</summary>
    public CpuForward Forward(int[] tokens)
    {
        var hidden = Hidden(tokens);
        var (rows, width) = (tokens.Length, denoiser.Config.Width);
        var known = denoiser.KnownHead;
        var weights = new float[rows * known.Concepts];
        known.Weights(denoiser.Rows, hidden, rows, weights);
        var logits = known.Logits(denoiser.Rows, hidden, rows).ToArray();
        var knownFeatures = Features(denoiser.KnownHead, hidden, rows, null);
        var discovered = denoiser.DiscoveredHead is { } head ? Features(head, hidden, rows, null) : null;
        var composed = new float[rows * width];
        denoiser.Compose(hidden, rows, null, composed);
        return new CpuForward(
            hidden,
            logits,
            weights,
            knownFeatures,
            discovered,
            Residual(hidden, knownFeatures, discovered),
            composed,
            Project(composed, rows),
            denoiser.Read(hidden, rows));
    }

    /// <summary>Returns the logits of a sequence with interventions at some positions: [rows, vocabulary].</summary>
    /// <param name="tokens">The sequence.</param>
    /// <param name="interventions">What to set.</param>
    /// <param name="positions">Whether each position is edited, or null for all.</param>
    public float[] Intervene(int[] tokens, Interventions interventions, bool[]? positions = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var hidden = Hidden(tokens);
        var (rows, width) = (tokens.Length, denoiser.Config.Width);
        var edited = new float[rows * width];
        denoiser.Compose(hidden, rows, interventions, edited);
        if (positions is not null)
        {
            KeepOthers(hidden, interventions, positions, edited);
        }

        return Project(edited, rows);
    }

    /// <summary>Returns the features of the known concepts with interventions: [rows, width].</summary>
    public float[] KnownFeatures(int[] tokens, Interventions interventions)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(interventions);
        return Features(denoiser.KnownHead, Hidden(tokens), tokens.Length, interventions.Known);
    }

    /// <summary>Embeds a text.</summary>
    public float[] Embed(int[] tokens, EmbeddingType type, Pooling pooling)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var hidden = Hidden(tokens);
        var rows = tokens.Length;
        var vectors = hidden;
        switch (type)
        {
            case EmbeddingType.Composed:
                vectors = new float[hidden.Length];
                denoiser.Compose(hidden, rows, null, vectors);
                break;
            case EmbeddingType.Known:
                vectors = Features(denoiser.KnownHead, hidden, rows, null);
                break;
            case EmbeddingType.Discovered:
                vectors = Discovered(hidden, rows);
                break;
        }

        return Pool.Rows(vectors, denoiser.Config.Width, pooling);
    }

    private float[] Hidden(int[] tokens)
    {
        using var cache = denoiser.CreateCache(tokens.Length);
        var hidden = new float[tokens.Length * denoiser.Config.Width];
        int[] all = [.. Enumerable.Range(0, tokens.Length)];
        denoiser.Forward([new DenoiserWindow(cache, tokens, 0, tokens.Length, all, null)], hidden);
        return hidden;
    }

    // A known intervention turns the residual off everywhere, as in the reference, also where nothing is edited.
    private void KeepOthers(float[] hidden, Interventions interventions, bool[] positions, float[] edited)
    {
        var (rows, width) = (positions.Length, denoiser.Config.Width);
        var plain = new float[hidden.Length];
        if (interventions.Known.Count > 0 && denoiser.DiscoveredHead is { } head)
        {
            denoiser.KnownHead.PlainDenseFeatures(denoiser.Rows, hidden, rows, plain);
            Elementwise.Add(Features(head, hidden, rows, null), plain);
        }
        else
        {
            denoiser.Compose(hidden, rows, null, plain);
        }

        for (var row = 0; row < rows; row++)
        {
            if (!positions[row])
            {
                plain.AsSpan(row * width, width).CopyTo(edited.AsSpan(row * width, width));
            }
        }
    }

    private float[] Discovered(float[] hidden, int rows)
    {
        if (denoiser.DiscoveredHead is { } head)
        {
            return Features(head, hidden, rows, null);
        }

        var rest = (float[])hidden.Clone();
        Elementwise.AddScaled(Features(denoiser.KnownHead, hidden, rows, null), -1, rest);
        return rest;
    }

    private float[]? Residual(float[] hidden, float[] known, float[]? discovered)
    {
        if (!denoiser.Config.Concepts.ResidualCorrection)
        {
            return null;
        }

        var residual = (float[])hidden.Clone();
        Elementwise.AddScaled(known, -1, residual);
        if (discovered is null)
        {
            // Without a discovered head the rest of the hidden state stands in for it, and nothing is left over.
            return new float[hidden.Length];
        }

        Elementwise.AddScaled(discovered, -1, residual);
        return residual;
    }

    private float[] Features(
        CpuConceptHead head, float[] hidden, int rows, IReadOnlyDictionary<int, float>? interventions)
    {
        var features = new float[hidden.Length];
        head.Features(denoiser.Rows, hidden, rows, interventions, features);
        return features;
    }

    private float[] Project(float[] composed, int rows)
    {
        var logits = new float[rows * denoiser.Config.VocabularySize];
        denoiser.Logits(composed, rows, logits);
        return logits;
    }
}
