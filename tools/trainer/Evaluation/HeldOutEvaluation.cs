using Whence.Engine.Cpu;
using Whence.Engine.Randomness;
using Whence.Engine.Training.Data;
using Whence.Engine.Training.Objectives;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Evaluation;

/// <summary>Masked-token accuracy and concept detection on held-out documents at one masking probability.</summary>
internal sealed class HeldOutEvaluation(TrainedModel model, float probability, ulong seed)
{
    private readonly List<float[]> _evidence = [];
    private readonly List<HashSet<int>> _labels = [];
    private int _right;
    private int _masked;

    public double Accuracy => (double)_right / _masked;

    public int MaskedTokens => _masked;

    public int Chunks => _labels.Count;

    public void Add(TrainingSequence sequence)
    {
        var random = new SplitMix64(SplitMix64.Scatter(seed + (ulong)_labels.Count));
        var batch = NoiseSource.DrawUniform([sequence], model.Config, random, probability);
        var pass = new CpuInspector(model.Denoiser).Forward(batch.Noisy.Tokens);
        CountRight(sequence, batch, pass);
        foreach (var chunk in batch.MaskedChunks)
        {
            var evidence = new float[model.Config.Concepts.Known];
            for (var i = chunk.First; i < chunk.First + chunk.Count; i++)
            {
                var row = batch.MaskedRows[i] * evidence.Length;
                NoisyOr.AddEvidence(pass.KnownLogits.AsSpan(row, evidence.Length), evidence);
            }

            _evidence.Add(evidence);
            _labels.Add([.. chunk.Concepts]);
        }
    }

    /// <summary>Returns the mean area under the ROC curve over the concepts that have one, and their number.</summary>
    /// <exception cref="TrainerException">No concept is present in one chunk and absent in another.</exception>
    public (double Auc, int Concepts) MacroAuc()
    {
        var areas = Enumerable.Range(0, model.Config.Concepts.Known).Select(Area).OfType<double>().ToList();
        return areas.Count > 0
            ? (areas.Average(), areas.Count)
            : throw new TrainerException(
                "No concept is in one held-out chunk and missing in another; write a corpus with more documents.");
    }

    private double? Area(int concept) =>
        RocArea.Of([.. _evidence.Zip(_labels, (evidence, labels) => (evidence[concept], labels.Contains(concept)))]);

    private void CountRight(TrainingSequence sequence, NoisyBatch batch, CpuForward pass)
    {
        var vocabulary = model.Config.VocabularySize;
        var rows = batch.MaskedRows.Zip(batch.Targets).Where(pair => pair.First < sequence.ContentLength);
        foreach (var (row, target) in rows)
        {
            _masked++;
            _right += Likeliest(pass.Logits.AsSpan(row * vocabulary, vocabulary)) == target ? 1 : 0;
        }
    }

    private static int Likeliest(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var token = 1; token < logits.Length; token++)
        {
            best = logits[token] > logits[best] ? token : best;
        }

        return best;
    }
}
