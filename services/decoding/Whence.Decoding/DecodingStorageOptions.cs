namespace Whence.Decoding;

/// <summary>Where jobs are kept: the section <c>Decoding:Storage</c>.</summary>
public sealed class DecodingStorageOptions
{
    /// <summary>Gets or sets the kind.</summary>
    public DecodingStorageKind Kind { get; set; } = DecodingStorageKind.Memory;

    /// <summary>Gets or sets how long a finished job is remembered, to recognise a repeated order.</summary>
    public int RetentionHours { get; set; } = 168;
}
