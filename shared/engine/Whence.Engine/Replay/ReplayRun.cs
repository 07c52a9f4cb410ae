using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Gradients;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Replay;

/// <summary>One request to replay: its snapshots, its results, and what they cost.</summary>
internal sealed class ReplayRun
{
    private readonly IDenoiser _denoiser;
    private readonly GenerationOptions _options;
    private readonly int _rowsPerForward;
    private readonly IReadOnlyList<CommitSnapshot> _snapshots; // as many as must be computed
    private readonly long _naiveRows;
    private readonly Dictionary<int, int> _columns; // target by position
    private readonly float[][] _logits; // [masks][targets]
    private readonly float[][] _logProbabilities; // [masks][targets]
    private int _forwards;
    private long _rows;
    private float[] _states = [];
    private float[] _scores = [];

    public ReplayRun(
        IDenoiser denoiser, RecordedGeneration generation, IReadOnlyList<int> targets, int masks, int rowsPerForward)
    {
        (_denoiser, _options, _rowsPerForward) = (denoiser, generation.Options, rowsPerForward);
        var commits = generation.Trace.Commits;
        _columns = Enumerable.Range(0, targets.Count).ToDictionary(i => commits[targets[i]].Position);
        var snapshots = CommitSnapshots.Of(denoiser, generation, commit => _columns.ContainsKey(commit.Position));
        _naiveRows = masks * snapshots.Sum(snapshot => (long)snapshot.Tokens.Length);
        _snapshots = SharedSnapshots.Of(snapshots);
        _logits = [.. Enumerable.Range(0, masks).Select(_ => new float[targets.Count])];
        _logProbabilities = [.. Enumerable.Range(0, masks).Select(_ => new float[targets.Count])];
    }

    public void CountPrefix(int rows)
    {
        _forwards += rows > 0 ? 1 : 0;
        _rows += rows;
    }

    /// <summary>Leads some sequences through all snapshots, together.</summary>
    public void Lead(IReadOnlyList<(int Mask, MaskedSequence Sequence)> batch, CancellationToken cancellation)
    {
        foreach (var snapshot in _snapshots)
        {
            var windows = batch.Select(pair => (pair.Mask, Window: pair.Sequence.Next(snapshot))).ToList();
            foreach (var part in Parts(windows))
            {
                cancellation.ThrowIfCancellationRequested();
                Compute(snapshot, part);
            }
        }
    }

    public ReplayedTargets Result() => new(_logits, _logProbabilities, _forwards, _rows, _naiveRows);

    // As many windows in one call as the row budget holds.
    private IEnumerable<List<(int Mask, DenoiserWindow Window)>> Parts(List<(int Mask, DenoiserWindow Window)> windows)
    {
        var (part, rows) = (new List<(int, DenoiserWindow)>(), 0);
        foreach (var (mask, window) in windows)
        {
            var more = window.End - window.Start;
            if (part.Count > 0 && rows + more > _rowsPerForward)
            {
                yield return part;
                (part, rows) = ([], 0);
            }

            part.Add((mask, window));
            rows += more;
        }

        yield return part;
    }

    private void Compute(CommitSnapshot snapshot, List<(int Mask, DenoiserWindow Window)> part)
    {
        var (width, vocabulary) = (_denoiser.Config.Width, _denoiser.Config.VocabularySize);
        var outputs = part.Sum(pair => pair.Window.Outputs.Length);
        var states = Buffers.Grow(ref _states, outputs * width);
        var scores = Buffers.Grow(ref _scores, outputs * vocabulary);
        _denoiser.Forward([.. part.Select(pair => pair.Window)], states);
        _denoiser.Compose(states, outputs, _options with { Edits = snapshot.Edits }, states);
        _denoiser.Logits(states, outputs, scores);
        foreach (var (mask, window) in part)
        {
            Keep(snapshot, mask, window, scores);
            scores = scores[(window.Outputs.Length * vocabulary)..];
            _forwards++;
            _rows += window.End - window.Start;
        }
    }

    private void Keep(CommitSnapshot snapshot, int mask, DenoiserWindow window, ReadOnlySpan<float> scores)
    {
        var vocabulary = _denoiser.Config.VocabularySize;
        for (var output = 0; output < window.Outputs.Length; output++)
        {
            var commit = snapshot.Commits.First(candidate => candidate.Position == window.Outputs[output]);
            var row = scores.Slice(output * vocabulary, vocabulary);
            var column = _columns[commit.Position];
            _logits[mask][column] = row[commit.Token];
            _logProbabilities[mask][column] = row[commit.Token] - LogSumExp(row);
        }
    }

    private static float LogSumExp(ReadOnlySpan<float> row)
    {
        var (loss, sum) = (0f, 0f);
        CrossEntropy.Forward(row, [0], row.Length, new Span<float>(ref loss), new Span<float>(ref sum));
        return sum;
    }
}
