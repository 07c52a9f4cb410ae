namespace Whence.Attribution.Jobs;

/// <summary>What became of an explanation that was asked for.</summary>
internal enum AddOutcome
{
    Added,

    /// <summary>The same request was accepted before; the record is that one.</summary>
    Repeated,

    /// <summary>The key was used for another request.</summary>
    KeyReused,

    /// <summary>As many are under way as the tenant may have.</summary>
    TooMany,
}
