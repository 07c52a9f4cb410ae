namespace Whence.Engine.Attribution;

/// <summary>In what a target is measured; a target of several tokens is their sum.</summary>
public enum TargetScale
{
    /// <summary>The logit of each token on the snapshot in which it was committed.</summary>
    Logit,

    /// <summary>The natural logarithm of its probability there.</summary>
    LogProbability,
}
