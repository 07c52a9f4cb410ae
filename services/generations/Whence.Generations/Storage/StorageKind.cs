namespace Whence.Generations.Storage;

/// <summary>Where generations live.</summary>
internal enum StorageKind
{
    Memory,
    Postgres,
}
