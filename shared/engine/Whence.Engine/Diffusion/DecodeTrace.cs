using Whence.Engine.Concepts;
using Whence.Engine.Steering;

namespace Whence.Engine.Diffusion;

/// <summary>What is needed to explain and to replay a generation: every commit with the state that decided it.
/// </summary>
public sealed class DecodeTrace
{
    private readonly List<Commit> _commits = [];
    private readonly List<float[]> _hidden = [];
    private readonly List<float[]> _composed = [];
    private readonly List<RuleFiring> _firings = [];

    internal DecodeTrace(IReadOnlyList<int> prompt, int length, int mask)
    {
        (Prompt, Length, Mask) = (prompt, length, mask);
    }

    /// <summary>Gets the prompt as the model saw it.</summary>
    public IReadOnlyList<int> Prompt { get; }

    /// <summary>Gets the positions of the whole sequence, those never decided included.</summary>
    public int Length { get; }

    /// <summary>Gets the mask token.</summary>
    public int Mask { get; }

    /// <summary>Gets the commits, in the order in which they were made.</summary>
    public IReadOnlyList<Commit> Commits => _commits;

    /// <summary>Gets the hidden state that decided each commit, [width] each; empty when joined from segments.
    /// </summary>
    public IReadOnlyList<float[]> Hidden => _hidden;

    /// <summary>Gets the vector that entered the LM head for each commit, [width] each, with the edits and
    /// interventions that acted.</summary>
    public IReadOnlyList<float[]> Composed => _composed;

    /// <summary>Gets the rules that fired, in order.</summary>
    public IReadOnlyList<RuleFiring> Firings => _firings;

    /// <summary>Gets the concepts of each commit's hidden state, row by row, or null before they were read.</summary>
    public ConceptReadout? Concepts { get; internal set; }

    /// <summary>Rebuilds a trace from recorded commits, without the states that decided them.</summary>
    public static DecodeTrace FromCommits(
        IReadOnlyList<int> prompt,
        int length,
        int mask,
        IEnumerable<Commit> commits,
        IEnumerable<RuleFiring>? firings = null)
    {
        var trace = new DecodeTrace(prompt, length, mask);
        trace._commits.AddRange(commits);
        trace._firings.AddRange(firings ?? []);
        return trace;
    }

    /// <summary>Returns the sequence as the model saw it when it decided a group of commits.</summary>
    public int[] Snapshot(int order)
    {
        var tokens = new int[Length];
        Array.Fill(tokens, Mask);
        for (var i = 0; i < Prompt.Count; i++)
        {
            tokens[i] = Prompt[i];
        }

        foreach (var commit in _commits.Where(commit => commit.Order < order))
        {
            tokens[commit.Position] = commit.Token;
        }

        return tokens;
    }

    /// <summary>Adds commits whose hidden states were not kept.</summary>
    internal void AddComposed(IReadOnlyList<Commit> commits, IReadOnlyList<float[]> composed)
    {
        _commits.AddRange(commits);
        _composed.AddRange(composed);
    }

    internal void Add(IEnumerable<RuleFiring> firings) => _firings.AddRange(firings);

    internal void Add(Commit commit, ReadOnlySpan<float> hidden, ReadOnlySpan<float> composed)
    {
        _commits.Add(commit);
        _hidden.Add(hidden.ToArray());
        _composed.Add(composed.ToArray());
    }
}
