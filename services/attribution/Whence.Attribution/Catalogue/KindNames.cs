using Whence.Engine.Concepts;

namespace Whence.Attribution.Catalogue;

/// <summary>What the two kinds of concepts are called in requests and answers.</summary>
internal static class KindNames
{
    private const string Known = "known";
    private const string Discovered = "discovered";

    public static string Of(ConceptKind kind) => kind == ConceptKind.Known ? Known : Discovered;

    /// <summary>Returns the kind of a name, or null when there is none.</summary>
    public static ConceptKind? Find(string? name) => name switch
    {
        Known => ConceptKind.Known,
        Discovered => ConceptKind.Discovered,
        _ => null,
    };
}
