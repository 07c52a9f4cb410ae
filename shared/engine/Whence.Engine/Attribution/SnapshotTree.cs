using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Gradients;
using Whence.Engine.Replay;

namespace Whence.Engine.Attribution;

/// <summary>
/// Snapshots with their common beginnings merged. Attention is causal by blocks, so two snapshots share an attention
/// block when their tokens agree up to its end and no position there is steered differently that is masked, or will be.
/// </summary>
internal sealed class SnapshotTree
{
    private readonly int _blockLength;
    private readonly int _mask;
    private readonly IReadOnlySet<int>? _moved;
    private readonly List<SequenceRun> _runs = [];
    private readonly List<(int Row, int Token, EditOptions? Edits)> _targets = [];

    private SnapshotTree(IReadOnlyList<CommitSnapshot> snapshots, ModelConfig config, IReadOnlySet<int>? moved)
    {
        (_blockLength, _mask, _moved) = (config.BlockLength, config.Tokens.Mask, moved);
        Branch(snapshots, start: 0, parent: -1);
    }

    public int Rows { get; private set; }

    /// <summary>Gets the row and the token of every commit of the snapshots, with what changed at the concept heads.
    /// </summary>
    public IReadOnlyList<(int Row, int Token, EditOptions? Edits)> Targets => _targets;

    /// <summary>Builds one tree, or several where one would have too many rows.</summary>
    /// <param name="snapshots">The snapshots.</param>
    /// <param name="config">The model.</param>
    /// <param name="rowsMax">The most rows of a tree that has several snapshots.</param>
    /// <param name="moved">Positions that are steered on the way, as if they were masked, or null.</param>
    public static IEnumerable<SnapshotTree> Of(
        IReadOnlyList<CommitSnapshot> snapshots, ModelConfig config, int rowsMax, IReadOnlySet<int>? moved = null)
    {
        var tree = new SnapshotTree(snapshots, config, moved);
        if (tree.Rows <= rowsMax || snapshots.Count == 1)
        {
            return [tree];
        }

        // Neighbours in time are the most alike.
        var half = snapshots.Count / 2;
        return Of([.. snapshots.Take(half)], config, rowsMax, moved)
            .Concat(Of([.. snapshots.Skip(half)], config, rowsMax, moved));
    }

    /// <summary>Returns a batch of so many copies of the tree.</summary>
    public SequenceBatch Repeat(int copies) => new(
    [
        .. Enumerable.Range(0, copies).SelectMany(copy => _runs.Select(run =>
            run.Parent < 0 ? run : run with { Parent = run.Parent + (copy * _runs.Count) })),
    ]);

    // The snapshots agree before start; from there on each group of equal ones makes a run.
    private void Branch(IEnumerable<CommitSnapshot> snapshots, int start, int parent)
    {
        var rest = snapshots.Where(snapshot => snapshot.Tokens.Length > start).ToList();
        while (rest.Count > 0)
        {
            var equal = rest.FindAll(snapshot => Agree(snapshot, rest[0], start));
            rest = rest.FindAll(snapshot => !equal.Contains(snapshot));
            AddRun(equal, start, parent);
        }
    }

    private void AddRun(List<CommitSnapshot> equal, int start, int parent)
    {
        var longest = equal.MaxBy(snapshot => snapshot.Tokens.Length)!;
        var end = start;
        do
        {
            end = Math.Min(end + _blockLength, longest.Tokens.Length);
        }
        while (end < longest.Tokens.Length
            && equal.TrueForAll(snapshot => snapshot.Tokens.Length <= end || Agree(snapshot, longest, end)));

        _targets.AddRange(
            from snapshot in equal
            from commit in snapshot.Commits
            where commit.Position >= start && commit.Position < end
            select (Rows + commit.Position - start, commit.Token, snapshot.Edits));

        _runs.Add(new SequenceRun(longest.Tokens[start..end], parent, longest.Injection));
        Rows += end - start;
        Branch(equal, end, _runs.Count - 1);
    }

    private bool Agree(CommitSnapshot one, CommitSnapshot other, int start)
    {
        var block = Block(one, start);
        return block.SequenceEqual(Block(other, start))
            && (one.Injection == other.Injection || !(block.Contains(_mask) || Moves(start, block.Length)));
    }

    private bool Moves(int start, int length) =>
        _moved is not null && Enumerable.Range(start, length).Any(_moved.Contains);

    private ReadOnlySpan<int> Block(CommitSnapshot snapshot, int start) =>
        snapshot.Tokens.AsSpan(start, Math.Min(_blockLength, snapshot.Tokens.Length - start));
}
