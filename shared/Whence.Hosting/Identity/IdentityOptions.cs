using System.ComponentModel.DataAnnotations;

namespace Whence.Hosting.Identity;

/// <summary>How services trust each other: the section <c>Identity</c>.</summary>
public sealed class IdentityOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Identity";

    /// <summary>Gets or sets the secret that all services of a deployment share, at least 32 characters.</summary>
    [Required(ErrorMessage = "Identity:Secret is missing; give all services the same 32 or more random characters.")]
    [MinLength(32, ErrorMessage = "Identity:Secret is too short; it needs 32 or more random characters.")]
    public string Secret { get; set; } = "";
}
