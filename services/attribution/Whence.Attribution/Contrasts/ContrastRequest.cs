using System.ComponentModel;

namespace Whence.Attribution.Contrasts;

/// <summary>The body of <c>POST /v1/concepts/contrast</c>.</summary>
[Description("Two sets of texts; the concepts that the first has more of come out above zero.")]
internal sealed record ContrastRequest
{
    [Description("1 to 200 texts that have what is sought.")]
    public required IReadOnlyList<string> With { get; init; }

    [Description("1 to 200 texts that lack it.")]
    public required IReadOnlyList<string> Without { get; init; }

    [Description("How many concepts, 1 to 100; 20 by default.")]
    public int? Top { get; init; }

    [Description("Whether discovered concepts take part; false by default.")]
    public bool Discovered { get; init; }

    [Description("The seed of shuffled labels and of masks, 0 to 2^53 - 1; 1 by default.")]
    public long? Seed { get; init; }

    [Description("The name of the model, which is checked.")]
    public string? Model { get; init; }
}
