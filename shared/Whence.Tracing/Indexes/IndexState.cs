namespace Whence.Tracing.Indexes;

/// <summary>What a folder holds.</summary>
public enum IndexState
{
    /// <summary>No index.</summary>
    Missing,

    /// <summary>An index whose build did not reach its end.</summary>
    Unfinished,

    /// <summary>An index that can be opened.</summary>
    Finished,
}
