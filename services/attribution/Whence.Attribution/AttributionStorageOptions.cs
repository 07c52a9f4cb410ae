namespace Whence.Attribution;

/// <summary>Where explanations, profiles and safe sets are kept: the section <c>Attribution:Storage</c>.</summary>
public sealed class AttributionStorageOptions
{
    /// <summary>Gets or sets the kind.</summary>
    public AttributionStorageKind Kind { get; set; } = AttributionStorageKind.Memory;
}
