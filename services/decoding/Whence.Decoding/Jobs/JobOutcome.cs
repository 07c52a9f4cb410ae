namespace Whence.Decoding.Jobs;

/// <summary>How a job ended.</summary>
internal enum JobOutcome
{
    Decoded,
    Failed,
    Cancelled,
}
