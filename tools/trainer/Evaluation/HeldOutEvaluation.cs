using Whence.Engine.Cpu;
using Whence.Engine.Randomness;
using Whence.Engine.Training.Data;
using Whence.Engine.Training.Objectives;

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

    /// <summary>Returns the mean over concepts of the area under the ROC curve, and how many concepts have one.</summary>
    public (double Auc, int Concepts) MacroAuc()
    {
        var areas = Enumerable.Range(0, model.Config.Concepts.Known).Select(Auc).OfType<double>().ToList();
        return (areas.Average(), areas.Count);
    }

    // By ranks: the chance that a chunk with the concept scores above one without it; null where either is missing.
    private double? Auc(int concept)
    {
        var ranked = _evidence.Select((evidence, i) => (Score: evidence[concept], Present: _labels[i].Contains(concept)))
            .OrderBy(pair => pair.Score).ToList();
        var present = ranked.Count(pair => pair.Present);
        var absent = ranked.Count - present;
        if (present == 0 || absent == 0)
        {
            return null;
        }

        var ranks = ranked.Select((pair, i) => pair.Present ? i + 1.0 : 0).Sum();
        return (ranks - (present * (present + 1) / 2.0)) / ((double)present * absent);
    }

    private void CountRight(TrainingSequence sequence, NoisyBatch batch, CpuForward pass)
    {
        var vocabulary = model.Config.VocabularySize;
        foreach (var (row, target) in batch.MaskedRows.Zip(batch.Targets).Where(pair => pair.First < sequence.ContentLength))
        {
            var logits = pass.Logits.AsSpan(row * vocabulary, vocabulary);
            var best = 0;
            for (var token = 1; token < logits.Length; token++)
            {
                best = logits[token] > logits[best] ? token : best;
            }

            _masked++;
            _right += best == target ? 1 : 0;
        }
    }
}
