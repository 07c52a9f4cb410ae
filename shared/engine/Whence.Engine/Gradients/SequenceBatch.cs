namespace Whence.Engine.Gradients;

/// <summary>
/// Sequences of any lengths laid end to end, without padding: attention runs inside each, everything else runs over
/// rows. Sequences that begin alike may share their beginning: they are then a tree of runs, and the rows of a run see
/// its ancestors and the run itself (tree attention).
/// </summary>
public sealed class SequenceBatch
{
    /// <summary>Initializes a new instance of the <see cref="SequenceBatch"/> class.</summary>
    /// <param name="sequences">Token ids of each sequence.</param>
    public SequenceBatch(IReadOnlyList<int[]> sequences)
        : this([.. sequences.Select(tokens => new SequenceRun(tokens))])
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SequenceBatch"/> class.</summary>
    /// <param name="runs">The runs, parents before their children. A run that is continued ends at the border of an
    /// attention block, because the block's rows see each other.</param>
    public SequenceBatch(IReadOnlyList<SequenceRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        (Runs, Starts, Offsets) = (runs, new int[runs.Count + 1], new int[runs.Count]);
        var roots = new int[runs.Count];
        for (var i = 0; i < runs.Count; i++)
        {
            var (tokens, parent, _) = runs[i];
            if (parent >= i)
            {
                throw new ArgumentException($"Run {i} continues run {parent}; put parents before their children.");
            }

            Starts[i + 1] = Starts[i] + tokens.Length;
            Offsets[i] = parent < 0 ? 0 : Offsets[parent] + runs[parent].Tokens.Length;
            roots[i] = parent < 0 ? i : roots[parent];
        }

        Trees = [.. Enumerable.Range(0, runs.Count).GroupBy(i => roots[i]).Select(tree => tree.ToArray())];
        Tokens = [.. runs.SelectMany(run => run.Tokens)];
        Positions = [.. runs.SelectMany((run, i) => Enumerable.Range(Offsets[i], run.Tokens.Length))];
    }

    /// <summary>Gets the row at which each run starts, and the total at the end: [runs + 1].</summary>
    public int[] Starts { get; }

    /// <summary>Gets the token ids, [rows].</summary>
    public int[] Tokens { get; }

    /// <summary>Gets each row's position in its sequence, [rows].</summary>
    public int[] Positions { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Rows => Tokens.Length;

    /// <summary>Gets the number of runs; of sequences, where none continues another.</summary>
    public int Sequences => Starts.Length - 1;

    /// <summary>Gets how much of its run's injection each row gets, [rows]; null where masked positions get all of it
    /// and others nothing.</summary>
    public float[]? Shares { get; private init; }

    /// <summary>Gets a value indicating whether any run is steered.</summary>
    public bool IsSteered => Runs.Any(run => run.Injection is not null);

    /// <summary>Gets the runs.</summary>
    internal IReadOnlyList<SequenceRun> Runs { get; }

    /// <summary>Gets the position at which each run starts, [runs].</summary>
    internal int[] Offsets { get; }

    /// <summary>Gets the runs of each tree, parents before their children.</summary>
    internal IReadOnlyList<int[]> Trees { get; }

    /// <summary>Returns the same sequences with other shares of their injections.</summary>
    /// <param name="shares">[rows].</param>
    public SequenceBatch WithShares(float[] shares) => new(Runs) { Shares = shares };

    /// <summary>Returns the length of a run.</summary>
    public int Length(int sequence) => Starts[sequence + 1] - Starts[sequence];
}
