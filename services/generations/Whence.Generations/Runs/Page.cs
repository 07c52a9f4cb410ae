namespace Whence.Generations.Runs;

/// <summary>A part of a list.</summary>
/// <param name="Data">The items.</param>
/// <param name="NextCursor">What to ask the next part with; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor)
{
    /// <summary>Gets the word <c>list</c>.</summary>
    public string Object { get; init; } = "list";

    /// <summary>Gets a value indicating whether there is more.</summary>
    public bool HasMore => NextCursor is not null;
}
