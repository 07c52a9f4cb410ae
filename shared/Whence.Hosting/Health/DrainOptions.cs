using System.ComponentModel.DataAnnotations;

namespace Whence.Hosting.Health;

/// <summary>How the process ends: the section <c>Shutdown</c>.</summary>
public sealed class DrainOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Shutdown";

    /// <summary>Gets or sets how long requests are still answered after the process said that it is not ready any more;
    /// null for 5, and 0 in development.</summary>
    [Range(0, 60)]
    public int? DrainSeconds { get; set; }
}
