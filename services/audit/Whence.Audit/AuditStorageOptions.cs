using System.ComponentModel.DataAnnotations;

namespace Whence.Audit;

/// <summary>The section Audit:Storage of the configuration.</summary>
public sealed class AuditStorageOptions : IValidatableObject
{
    /// <summary>Gets or sets the kind of store.</summary>
    public AuditStorageKind Kind { get; set; } = AuditStorageKind.Postgres;

    /// <summary>Gets or sets the folder of a record in files.</summary>
    public string? Folder { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == AuditStorageKind.Files && string.IsNullOrWhiteSpace(Folder))
        {
            yield return new ValidationResult(
                "Audit:Storage:Folder is missing; name the folder of the record, or choose another Audit:Storage:Kind.",
                [nameof(Folder)]);
        }
    }
}
