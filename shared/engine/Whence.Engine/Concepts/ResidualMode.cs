namespace Whence.Engine.Concepts;

/// <summary>
/// What becomes of the residual while concepts are edited. A residual that is computed again would absorb the edit and
/// change nothing, so that is no choice.
/// </summary>
public enum ResidualMode
{
    /// <summary>Keeps the value that it had without the edit: only what was edited changes.</summary>
    Frozen,

    /// <summary>Drops it, as the reference does: the logits then change by the residual too.</summary>
    Zeroed,
}
