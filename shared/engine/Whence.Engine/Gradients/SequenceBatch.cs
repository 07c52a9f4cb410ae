namespace Whence.Engine.Gradients;

/// <summary>
/// Sequences of any lengths laid end to end, without padding: attention runs inside each, everything else runs over
/// rows.
/// </summary>
public sealed class SequenceBatch
{
    /// <summary>Initializes a new instance of the <see cref="SequenceBatch"/> class.</summary>
    /// <param name="sequences">Token ids of each sequence.</param>
    public SequenceBatch(IReadOnlyList<int[]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        Starts = new int[sequences.Count + 1];
        for (var i = 0; i < sequences.Count; i++)
        {
            Starts[i + 1] = Starts[i] + sequences[i].Length;
        }

        Tokens = [.. sequences.SelectMany(sequence => sequence)];
        Positions = [.. sequences.SelectMany(sequence => Enumerable.Range(0, sequence.Length))];
    }

    /// <summary>Gets the row at which each sequence starts, and the total at the end: [sequences + 1].</summary>
    public int[] Starts { get; }

    /// <summary>Gets the token ids, [rows].</summary>
    public int[] Tokens { get; }

    /// <summary>Gets each row's position in its sequence, [rows].</summary>
    public int[] Positions { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Rows => Tokens.Length;

    /// <summary>Gets the number of sequences.</summary>
    public int Sequences => Starts.Length - 1;

    /// <summary>Returns the length of a sequence.</summary>
    public int Length(int sequence) => Starts[sequence + 1] - Starts[sequence];
}
