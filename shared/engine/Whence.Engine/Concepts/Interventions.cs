namespace Whence.Engine.Concepts;

/// <summary>Concept weights to set in place of those that the heads predict.</summary>
/// <param name="Known">Weight by known concept id.</param>
/// <param name="Discovered">Weight by discovered concept id.</param>
public sealed record Interventions(
    IReadOnlyDictionary<int, float> Known, IReadOnlyDictionary<int, float> Discovered)
{
    /// <summary>Gets interventions that set nothing.</summary>
    public static Interventions None { get; } =
        new(new Dictionary<int, float>(), new Dictionary<int, float>());

    /// <summary>Gets a value indicating whether nothing is set.</summary>
    public bool IsEmpty => Known.Count == 0 && Discovered.Count == 0;
}
