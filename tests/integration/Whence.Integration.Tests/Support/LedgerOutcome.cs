namespace Whence.Integration.Tests.Support;

/// <summary>What a client knows of its request.</summary>
internal enum LedgerOutcome
{
    /// <summary>No answer came: it may have been accepted, or not.</summary>
    Unknown,

    /// <summary>It was accepted, and has to end.</summary>
    Acknowledged,

    /// <summary>It was declined, and must leave no trace.</summary>
    Refused,
}
