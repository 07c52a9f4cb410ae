using Whence.Engine.Gradients;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Gradients;

/// <summary>A tree of runs computes what its sequences would compute one by one.</summary>
public sealed class SequenceTreeTests
{
    private static readonly int[] Root = TinyModels.Prompt(8, 1);
    private static readonly int[] Left = TinyModels.Prompt(4, 2);
    private static readonly int[] Right = TinyModels.Prompt(3, 3);
    private static readonly int[] Leaf = TinyModels.Prompt(6, 4);

    // Another sequence, then a root with two children, one of which goes on.
    private static readonly SequenceBatch Tree = new(
    [
        new SequenceRun(Right), new SequenceRun(Root), new SequenceRun(Left, 1), new SequenceRun(Right, 1),
        new SequenceRun(Leaf, 2),
    ]);

    private static readonly SequenceBatch Alone = new([Right, [.. Root, .. Left, .. Leaf], [.. Root, .. Right]]);

    // The row of each row of the tree among the sequences alone; the root's are those of the first that has it.
    private static readonly int[] Rows =
    [
        .. Enumerable.Range(0, 3 + 8 + 4), .. Enumerable.Range(3 + 18 + 8, 3), .. Enumerable.Range(3 + 8 + 4, 6),
    ];

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Forward_EveryVariant_EqualsTheSequencesAlone(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 81);
        var tape = new TransformerTape(set, WorkerPool.CallerOnly);
        var expected = Draw.Widen(tape.Forward(Alone)).Chunk(set.Config.Width).ToList();
        Near.Equal([.. Rows.SelectMany(row => expected[row])], tape.Forward(Tree), 1e-6, variant);
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Backward_EveryVariant_AddsWhatTheSequencesGiveAlone(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 82);
        var (width, tape) = (set.Config.Width, new TransformerTape(set, WorkerPool.CallerOnly));
        var upstream = Draw.Normal(6, Tree.Rows * width);
        var spread = new float[Alone.Rows * width];
        for (var row = 0; row < Rows.Length; row++)
        {
            upstream.AsSpan(row * width, width).CopyTo(spread.AsSpan(Rows[row] * width));
        }

        set.ClearGradients();
        tape.Forward(Alone);
        var alone = Draw.Widen(tape.Backward(Alone, spread, weights: true)).Chunk(width).ToList();
        var weights = set.All.Select(parameter => Draw.Widen(parameter.Gradient)).ToList();
        set.ClearGradients();
        tape.Forward(Tree);
        var together = tape.Backward(Tree, upstream, weights: true);

        // Both sequences send gradients to the root.
        for (var row = 3; row < 3 + Root.Length; row++)
        {
            alone[row] = [.. alone[row].Zip(alone[row + 18], (one, other) => one + other)];
        }

        Near.Equal([.. Rows.SelectMany(row => alone[row])], together, 1e-5, $"{variant}: inputs");
        for (var i = 0; i < weights.Count; i++)
        {
            Near.Equal(weights[i], set.All[i].Gradient, 1e-5, $"{variant}: {set.All[i].Spec.Name}");
        }
    }

    [Fact]
    public void Backward_AnyNumberOfWorkers_GivesTheSameBits()
    {
        using var pool = new WorkerPool(2);
        Near.SameBits(Inputs(WorkerPool.CallerOnly), Inputs(pool), "gradient");
    }

    [Fact]
    public void Positions_OfABranch_GoOnWhereItsParentEnds()
    {
        Assert.Equal([.. Enumerable.Range(12, 6)], Tree.Positions[^6..]);
        Assert.Equal(3 + 8 + 4 + 3 + 6, Tree.Rows);
    }

    [Fact]
    public void Constructor_ChildBeforeItsParent_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => new SequenceBatch([new SequenceRun(Left, 1), new SequenceRun(Root)]));
        Assert.Contains("parents before their children", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_ParentThatEndsInsideABlock_IsRefused()
    {
        var tape = new TransformerTape(TinyModels.Draw(TinyModels.Plain, 83), WorkerPool.CallerOnly);
        var batch = new SequenceBatch([new SequenceRun(Right), new SequenceRun(Left, 0)]);
        Assert.Throws<ArgumentException>(() => tape.Forward(batch).ToArray());
    }

    private static float[] Inputs(WorkerPool pool)
    {
        var set = TinyModels.Draw(TinyModels.Plain, 84);
        var tape = new TransformerTape(set, pool);
        tape.Forward(Tree);
        return tape.Backward(Tree, Draw.Normal(7, Tree.Rows * set.Config.Width), weights: false).ToArray();
    }
}
