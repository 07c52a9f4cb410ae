using System.ComponentModel;

namespace Whence.Attribution.Profiles;

/// <summary>The body of <c>POST /v1/steering-profiles/suggest</c>.</summary>
[Description("What is wanted, in words or by examples.")]
internal sealed record SuggestionRequest
{
    [Description("The name that the profile gets; suggested by default.")]
    public string? Name { get; init; }

    [Description(
        "What is wanted, such as \"be polite and formal, not hostile\"; beside examples, what the profile says of " +
        "itself.")]
    public string? Description { get; init; }

    [Description("Texts to be like, and texts not to be like.")]
    public ExampleTexts? Examples { get; init; }

    [Description("The seed of the comparison of examples, 0 to 2^53 - 1; 1 by default.")]
    public long? Seed { get; init; }
}

/// <summary>Texts that show what is wanted.</summary>
[Description("1 to 200 texts on each side.")]
internal sealed record ExampleTexts
{
    public required IReadOnlyList<string> With { get; init; }

    public required IReadOnlyList<string> Without { get; init; }
}
