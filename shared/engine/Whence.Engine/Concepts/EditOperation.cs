namespace Whence.Engine.Concepts;

/// <summary>What an edit does to the weight of a concept.</summary>
public enum EditOperation
{
    /// <summary>Replaces it.</summary>
    Clamp,

    /// <summary>Multiplies it.</summary>
    Scale,
}
