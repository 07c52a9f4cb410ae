using System.ComponentModel.DataAnnotations;

namespace Whence.Generations.Storage.Payloads;

/// <summary>Where payloads live: the section <c>Generations:Payloads</c>.</summary>
internal sealed class PayloadOptions : IValidatableObject
{
    public const string Section = "Generations:Payloads";

    /// <summary>Gets where payloads live.</summary>
    public PayloadKind Kind { get; init; } = PayloadKind.Memory;

    /// <summary>Gets the folder of files, absolute or relative to the working directory.</summary>
    public string Folder { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == PayloadKind.Files && Folder.Length == 0)
        {
            yield return new ValidationResult($"{Section}:Folder is not set; name the folder for the files.");
        }
    }
}
