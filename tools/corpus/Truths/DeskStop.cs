namespace Whence.Corpus.Truths;

/// <summary>Where a prompt breaks off, so that the planted words come next.</summary>
internal enum DeskStop
{
    BeforeSender,
    BeforeGreeting,
    BeforeGate,
    BeforePilot,
    BeforeVessel,
}
