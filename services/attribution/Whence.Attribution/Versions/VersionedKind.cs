namespace Whence.Attribution.Versions;

/// <summary>What tenants keep in versions.</summary>
internal enum VersionedKind
{
    Profile,
    SafeSet,
}
