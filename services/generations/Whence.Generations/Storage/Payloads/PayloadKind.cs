namespace Whence.Generations.Storage.Payloads;

/// <summary>Where payloads live.</summary>
internal enum PayloadKind
{
    Memory,
    Files,
    Postgres,
}
