using System.ComponentModel.DataAnnotations;

namespace Whence.Audit;

/// <summary>The section Audit of the configuration.</summary>
public sealed class AuditOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Audit";

    /// <summary>Gets or sets where the record is kept.</summary>
    [Required]
    public AuditStorageOptions Storage { get; set; } = new();
}
