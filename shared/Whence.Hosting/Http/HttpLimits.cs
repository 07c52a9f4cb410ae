using System.ComponentModel.DataAnnotations;

namespace Whence.Hosting.Http;

/// <summary>What a request may take: the section <c>Http</c>.</summary>
public sealed class HttpLimits
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Http";

    /// <summary>Gets or sets the longest body, in bytes; single endpoints may allow more.</summary>
    [Range(1024, 1 << 30)]
    public long BodyBytesMax { get; set; } = 1 << 20;

    /// <summary>Gets or sets the longest headers together, in bytes.</summary>
    [Range(1024, 1 << 20)]
    public int HeaderBytesMax { get; set; } = 32 << 10;

    /// <summary>Gets or sets the most headers.</summary>
    [Range(10, 1000)]
    public int HeadersMax { get; set; } = 100;

    /// <summary>Gets or sets the slowest body, in bytes a second, after a grace of five seconds.</summary>
    [Range(1, 1 << 20)]
    public int BodyBytesPerSecondMin { get; set; } = 240;
}
