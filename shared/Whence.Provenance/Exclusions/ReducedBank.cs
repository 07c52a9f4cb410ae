using System.Collections.Concurrent;
using Whence.Provenance.Banks;
using Whence.Provenance.Evidence;
using Whence.Tensors.Kernels;

namespace Whence.Provenance.Exclusions;

/// <summary>
/// A bank without some of its members, on a frozen trajectory: weights a_i and residual r stay as they were, p_i
/// becomes the mean p'_i of the remaining members, or nothing. So h' = h - Σ a_i (p_i - p'_i), and the logit of y
/// changes by Σ a_i ⟨W_y, p'_i - p_i⟩. Safe for concurrent use.
/// </summary>
public sealed class ReducedBank
{
    private readonly PrototypeBank _bank;
    private readonly Exclusion _exclusion;
    private readonly bool[] _excluded; // by document
    private readonly ConcurrentDictionary<int, ReducedPrototype?> _reduced = new();

    /// <summary>Initializes a new instance of the <see cref="ReducedBank"/> class.</summary>
    public ReducedBank(PrototypeBank bank, Exclusion exclusion)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(exclusion);
        (_bank, _exclusion) = (bank, exclusion);
        _excluded = [.. bank.Documents.Select(exclusion.Excludes)];
    }

    /// <summary>Gets how many documents are excluded.</summary>
    public int Documents => _excluded.Count(isExcluded => isExcluded);

    /// <summary>Returns whether a member is excluded.</summary>
    public bool Excludes(BankMember member) => _excluded[member.Document];

    /// <summary>Returns what is left of a prototype, or null when all of it is.</summary>
    public ReducedPrototype? Of(int prototype) => _reduced.GetOrAdd(prototype, Reduce);

    /// <summary>Returns the vector without what is excluded, h'.</summary>
    /// <param name="composed">h, [width].</param>
    /// <param name="evidence">Its mixture in the whole bank.</param>
    public float[] Remove(ReadOnlySpan<float> composed, TokenEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var reduced = composed.ToArray();
        foreach (var term in evidence.Terms)
        {
            Remove(reduced, term.Prototype, (float)term.Weight);
        }

        return reduced;
    }

    /// <summary>Takes what is excluded out of a vector in place.</summary>
    /// <param name="composed">h, [width]; h' afterwards.</param>
    /// <param name="mixture">Its mixture in the whole bank.</param>
    public void Remove(Span<float> composed, Mixture mixture)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        foreach (var term in mixture.Terms)
        {
            Remove(composed, term.Prototype, term.Weight);
        }
    }

    /// <summary>Returns the change of a token's logit in closed form.</summary>
    /// <param name="evidence">The mixture of the vector in the whole bank.</param>
    /// <param name="headRow">W_y of the token, [width].</param>
    public double LogitChange(TokenEvidence evidence, ReadOnlySpan<float> headRow)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var change = 0.0;
        foreach (var term in evidence.Terms)
        {
            if (Of(term.Prototype) is { } left)
            {
                var after = left.Mean is { } mean ? Elementwise.Dot(headRow, mean) : 0;
                change += term.Weight * (after - (double)Elementwise.Dot(headRow, _bank.Mean(term.Prototype)));
            }
        }

        return change;
    }

    private void Remove(Span<float> vector, int prototype, float weight)
    {
        if (Of(prototype) is { } left)
        {
            Elementwise.AddScaled(_bank.Mean(prototype), -weight, vector);
            if (left.Mean is { } mean)
            {
                Elementwise.AddScaled(mean, weight, vector);
            }
        }
    }

    private ReducedPrototype? Reduce(int prototype)
    {
        if (_exclusion.Prototypes.Contains(prototype))
        {
            return new ReducedPrototype(0, null);
        }

        var members = _bank.Members(prototype);
        var (sum, vector, left) = (new double[_bank.Width], new float[_bank.Width], 0);
        if (!members.Any(Excludes))
        {
            return null;
        }

        for (var i = 0; i < members.Length; i++)
        {
            if (!Excludes(members[i]))
            {
                _bank.Vector(prototype, i, vector);
                left++;
                for (var j = 0; j < vector.Length; j++)
                {
                    sum[j] += vector[j];
                }
            }
        }

        return new ReducedPrototype(left, left == 0 ? null : [.. sum.Select(value => (float)(value / left))]);
    }
}
