namespace Whence.Scorecard;

/// <summary>How much is measured.</summary>
public enum Effort
{
    /// <summary>Few prompts: for a continuous build, about a minute on two cores.</summary>
    Brief,

    /// <summary>What is published.</summary>
    Full,
}
