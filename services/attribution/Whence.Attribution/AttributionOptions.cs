using System.ComponentModel.DataAnnotations;

namespace Whence.Attribution;

/// <summary>The section Attribution of the configuration.</summary>
public sealed class AttributionOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Attribution";

    /// <summary>Gets or sets the folder of the model, or null for the one that comes with the program.</summary>
    public string? Model { get; set; }

    /// <summary>Gets or sets the threads of the model; little is computed here.</summary>
    [Range(1, 256)]
    public int Threads { get; set; } = 1;

    /// <summary>Gets or sets how long decoding may take for a given text.</summary>
    [Range(1, 3600)]
    public int ForceTimeoutSeconds { get; set; } = 60;
}
