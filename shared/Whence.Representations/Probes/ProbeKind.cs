namespace Whence.Representations.Probes;

/// <summary>The loss that a probe is fitted with.</summary>
public enum ProbeKind
{
    /// <summary>Squared error against labels of -1 and 1, in closed form.</summary>
    Ridge,

    /// <summary>Logistic loss, by Newton's method.</summary>
    Logistic,
}
