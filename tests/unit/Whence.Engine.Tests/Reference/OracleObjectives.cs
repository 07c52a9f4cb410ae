using Whence.Engine.Parameters;
using Whence.Engine.Training.Data;

namespace Whence.Engine.Tests.Reference;

/// <summary>The training objectives once more, in float64 and written from their definitions.</summary>
/// <param name="weights">The weights, which finite differences move.</param>
/// <param name="batch">The noisy batch.</param>
/// <param name="forced">Whether each sequence's known features are the true ones.</param>
/// <param name="dropped">Whether the residual of each masked row is dropped.</param>
internal sealed class OracleObjectives(OracleWeights weights, NoisyBatch batch, bool[] forced, bool[] dropped)
{
    private const string KnownHead = ParameterNames.KnownHead;
    private const string OtherHead = ParameterNames.DiscoveredHead;

    private readonly OracleTransformer _transformer = new(weights);

    /// <summary>Computes the losses; with <paramref name="still"/> what carries no gradient does not move.</summary>
    public OracleLosses Losses(OracleRows? still = null)
    {
        var hidden = Hidden();
        double[][] logits = [.. hidden.Select(KnownLogits)];
        double[][] known = [.. logits.Select(KnownFeatures)];
        var stillHidden = still?.Hidden ?? hidden;
        double[][] discovered = [.. stillHidden.Select(DiscoveredFeatures)];
        var rows = new OracleRows(stillHidden, still?.Known ?? known, still?.Discovered ?? discovered);
        return new OracleLosses(
            Language(hidden, known, rows.Discovered),
            batch.MaskedChunks.Count == 0 ? 0 : batch.MaskedChunks.Average(chunk => ChunkLoss(chunk, logits)),
            Reconstruction(rows, discovered),
            Independence(rows.Known, discovered),
            rows);
    }

    private double[][] Hidden()
    {
        var all = new List<double[]>();
        for (var i = 0; i < batch.Noisy.Sequences; i++)
        {
            var tokens = batch.Noisy.Tokens[batch.Noisy.Starts[i]..batch.Noisy.Starts[i + 1]];
            all.AddRange(_transformer.Forward(_transformer.Embed(tokens)));
        }

        return [.. batch.MaskedRows.Select(row => all[row])];
    }

    private double[] KnownLogits(double[] hidden) =>
        Clamp(weights.Product(KnownHead + ParameterNames.ConceptPredictor, hidden));

    private double[] KnownFeatures(double[] logits, int row)
    {
        var concepts = weights.Config.Concepts;
        var sequence = Array.FindIndex(batch.Noisy.Starts, 1, start => batch.MaskedRows[row] < start) - 1;
        var mixed = new double[logits.Length];
        if (forced[sequence])
        {
            var chunk = batch.MaskedChunks.FirstOrDefault(c => row >= c.First && row < c.First + c.Count);
            foreach (var concept in chunk?.Concepts ?? [])
            {
                mixed[concept] = 1;
            }
        }
        else
        {
            mixed = Largest(logits, concepts.TopKnownFeatures ?? concepts.Known);
        }

        return weights.Mix(KnownHead + ParameterNames.ConceptEmbedding, mixed);
    }

    private double[] DiscoveredFeatures(double[] hidden)
    {
        var concepts = weights.Config.Concepts;
        var compressed = weights.Product(OtherHead + ParameterNames.PredictorDown, hidden);
        var logits = Clamp(weights.Product(OtherHead + ParameterNames.PredictorUp, compressed));
        var mixed = Largest(logits, concepts.TopDiscovered ?? concepts.Discovered);
        var rank = weights.Mix(OtherHead + ParameterNames.Coefficients, mixed);
        return weights.Product(OtherHead + ParameterNames.Basis, rank);
    }

    private double Language(double[][] hidden, double[][] known, double[][] stillDiscovered)
    {
        var loss = 0.0;
        for (var row = 0; row < hidden.Length; row++)
        {
            var composed = dropped[row]
                ? known[row].Zip(stillDiscovered[row], (one, other) => one + other).ToArray()
                : hidden[row];
            var logSum = Math.Log(Enumerable.Range(0, weights.Config.VocabularySize)
                .Sum(token => Math.Exp(_transformer.Logit(composed, token))));
            loss += batch.Weights[row] * (logSum - _transformer.Logit(composed, batch.Targets[row]));
        }

        return loss;
    }

    // P(absent) = product of (1 - sigmoid); present and absent concepts weigh half each.
    private static double ChunkLoss(MaskedChunk chunk, double[][] logits)
    {
        var rows = logits[chunk.First..(chunk.First + chunk.Count)];
        var (concepts, present) = (logits[0].Length, chunk.Concepts.Count);
        var loss = 0.0;
        for (var concept = 0; concept < concepts; concept++)
        {
            var absent = rows.Aggregate(1.0, (p, row) => p * (1 - Sigmoid(row[concept])));
            loss -= chunk.Concepts.Contains(concept)
                ? 0.5 / present * Math.Log(1 - absent)
                : (present == 0 ? 1.0 : 0.5) / (concepts - present) * Math.Log(absent);
        }

        return loss;
    }

    private static double Reconstruction(OracleRows still, double[][] discovered)
    {
        var (sum, count) = (0.0, 0);
        for (var row = 0; row < discovered.Length; row++)
        {
            for (var i = 0; i < discovered[row].Length; i++, count++)
            {
                var error = discovered[row][i] + still.Known[row][i] - still.Hidden[row][i];
                sum += error * error;
            }
        }

        return sum / count;
    }

    private static double Independence(double[][] known, double[][] discovered)
    {
        var (count, width) = (known.Length, known[0].Length);
        if (count < 2)
        {
            return 0;
        }

        var sum = 0.0;
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < width; j++)
            {
                var (one, other) = (discovered.Average(row => row[i]), known.Average(row => row[j]));
                var covariance = Enumerable.Range(0, count)
                    .Sum(row => (discovered[row][i] - one) * (known[row][j] - other)) / (count - 1);
                sum += covariance * covariance;
            }
        }

        return sum / (width * width);
    }

    private static double[] Largest(double[] logits, int top)
    {
        var kept = new double[logits.Length];
        foreach (var i in Enumerable.Range(0, logits.Length).OrderByDescending(i => logits[i]).Take(top))
        {
            kept[i] = Sigmoid(logits[i]);
        }

        return kept;
    }

    private static double[] Clamp(double[] logits) => Array.ConvertAll(logits, logit => Math.Clamp(logit, -15, 15));

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
