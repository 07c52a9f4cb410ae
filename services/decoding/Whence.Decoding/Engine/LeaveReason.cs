namespace Whence.Decoding.Engine;

/// <summary>Why a session leaves the engine before it is done.</summary>
internal enum LeaveReason
{
    None,

    /// <summary>Somebody cancelled the generation.</summary>
    Cancelled,

    /// <summary>Its answer would come too late.</summary>
    DeadlineExceeded,

    /// <summary>Another worker has the job.</summary>
    LeaseLost,

    /// <summary>The process is about to end; another worker goes on.</summary>
    Drained,
}
