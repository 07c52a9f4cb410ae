using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Engine.Training.Data;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Training.Objectives;

/// <summary>The known-concept head on the masked rows of a batch, with its loss and its gradients.</summary>
internal sealed class KnownHeadTape
{
    private readonly Parameter _embedding; // [concepts, width]
    private readonly LinearLayer _predictor;
    private readonly int _width;
    private readonly int _top;
    private float[] _logits = []; // [rows, concepts]
    private float[] _weights = []; // [rows, concepts], sparse
    private float[] _features = []; // [rows, width]
    private float[] _dLogits = [];
    private float[] _dWeights = [];
    private bool[] _forced = [];

    public KnownHeadTape(ParameterSet set)
    {
        var concepts = set.Config.Concepts;
        if (concepts.AttentionKnown)
        {
            throw new NotSupportedException("Training needs a linear known head; set use_attention_known to false.");
        }

        _embedding = set[ParameterNames.KnownHead + ParameterNames.ConceptEmbedding];
        _predictor = new LinearLayer(set[ParameterNames.KnownHead + ParameterNames.ConceptPredictor], null);
        _width = set.Config.Width;
        _top = HeadOptions.For(concepts, ConceptKind.Known).TopFeatures ?? concepts.Known;
    }

    public int Concepts => _predictor.Outputs;

    public float[] Features => _features;

    public float[] Logits => _logits;

    /// <summary>Computes features: of the true concepts in forced sequences, of the predicted ones elsewhere.</summary>
    public void Forward(RowParallel rows, NoisyBatch batch, float[] hidden, bool[] forcedSequences)
    {
        var count = batch.MaskedRows.Length;
        var logits = Buffers.Grow(ref _logits, count * Concepts);
        Buffers.Grow(ref _weights, count * Concepts);
        _predictor.Forward(rows, hidden.AsSpan(0, count * _width), count, logits);
        SparseWeights.Clamp(rows, _logits, count, Concepts);
        MarkForced(batch, forcedSequences);
        rows.ForRows(count, (_, first, n) =>
        {
            for (var row = first; row < first + n; row++)
            {
                var weights = _weights.AsSpan(row * Concepts, Concepts);
                if (_forced[row])
                {
                    weights.Clear();
                }
                else
                {
                    SparseWeights.Forward(_logits.AsSpan(row * Concepts, Concepts), _top, weights);
                }
            }
        });
        SetTrueConcepts(batch, forcedSequences);
        var shape = new GemmShape(count, _width, Concepts);
        Gemm.Multiply(
            rows.Pool,
            _weights.AsSpan(0, count * Concepts),
            _embedding.Value,
            Buffers.Grow(ref _features, count * _width),
            in shape);
    }

    /// <summary>Computes the noisy-OR loss over chunks and starts the gradient of the logits with it.</summary>
    public float Loss(RowParallel rows, NoisyBatch batch, float weight)
    {
        Buffers.Grow(ref _dLogits, batch.MaskedRows.Length * Concepts).Clear();
        var chunks = batch.MaskedChunks;
        var losses = new float[chunks.Count];
        rows.ForParts(chunks.Count, i => losses[i] = ChunkLoss(chunks[i], weight / chunks.Count));
        return chunks.Count == 0 ? 0 : losses.Sum() / chunks.Count;
    }

    /// <summary>Adds the gradients of the weights, and those of the hidden rows to <paramref name="dHidden"/>.
    /// </summary>
    public void Backward(RowParallel rows, NoisyBatch batch, float[] hidden, float[] dFeatures, float[] dHidden)
    {
        var count = batch.MaskedRows.Length;
        var upstream = dFeatures.AsSpan(0, count * _width);
        var weights = _weights.AsSpan(0, count * Concepts);
        var toTable = new GemmShape(Concepts, _width, count, leftTransposed: true);
        Gemm.Multiply(rows.Pool, weights, upstream, _embedding.Gradient, in toTable, accumulate: true);
        var toWeights = new GemmShape(count, Concepts, _width, rightTransposed: true);
        Gemm.Multiply(
            rows.Pool, upstream, _embedding.Value, Buffers.Grow(ref _dWeights, count * Concepts), in toWeights);
        rows.ForRows(count, (_, first, n) =>
        {
            for (var row = first; row < first + n; row++)
            {
                if (!_forced[row])
                {
                    var (start, length) = (row * Concepts, Concepts);
                    SparseWeights.AddBackward(
                        _dWeights.AsSpan(start, length),
                        _weights.AsSpan(start, length),
                        _logits.AsSpan(start, length),
                        _dLogits.AsSpan(start, length));
                }
            }
        });
        var dLogits = _dLogits.AsSpan(0, count * Concepts);
        _predictor.BackwardWeight(rows, dLogits, hidden.AsSpan(0, count * _width), count);
        _predictor.BackwardInput(rows, dLogits, count, dHidden.AsSpan(0, count * _width), accumulate: true);
    }

    private float ChunkLoss(MaskedChunk chunk, float weight)
    {
        Span<float> evidence = stackalloc float[Concepts];
        Span<float> gradient = stackalloc float[Concepts];
        evidence.Clear();
        for (var row = chunk.First; row < chunk.First + chunk.Count; row++)
        {
            NoisyOr.AddEvidence(_logits.AsSpan(row * Concepts, Concepts), evidence);
        }

        var loss = NoisyOr.Loss(evidence, chunk.Concepts, gradient);
        for (var row = chunk.First; row < chunk.First + chunk.Count; row++)
        {
            var logits = _logits.AsSpan(row * Concepts, Concepts);
            var dLogits = _dLogits.AsSpan(row * Concepts, Concepts);
            for (var i = 0; i < Concepts; i++)
            {
                // softplus' is the sigmoid; a clamped logit has no gradient.
                dLogits[i] = MathF.Abs(logits[i]) < SparseWeights.LogitBound
                    ? weight * gradient[i] * SparseWeights.Sigmoid(logits[i])
                    : 0;
            }
        }

        return loss;
    }

    private void MarkForced(NoisyBatch batch, bool[] forcedSequences)
    {
        var rows = batch.MaskedRows;
        if (_forced.Length < rows.Length)
        {
            _forced = new bool[rows.Length];
        }

        var sequence = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            while (rows[i] >= batch.Noisy.Starts[sequence + 1])
            {
                sequence++;
            }

            _forced[i] = forcedSequences[sequence];
        }
    }

    private void SetTrueConcepts(NoisyBatch batch, bool[] forcedSequences)
    {
        foreach (var chunk in batch.MaskedChunks.Where(chunk => forcedSequences[chunk.Sequence]))
        {
            for (var row = chunk.First; row < chunk.First + chunk.Count; row++)
            {
                foreach (var concept in chunk.Concepts)
                {
                    _weights[(row * Concepts) + concept] = 1;
                }
            }
        }
    }
}
