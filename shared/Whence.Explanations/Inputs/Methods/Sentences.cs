namespace Whence.Explanations.Inputs.Methods;

/// <summary>Puts notes for the reader one behind the other.</summary>
internal static class Sentences
{
    /// <summary>Returns all that is said, or null for nothing.</summary>
    public static string? Join(params ReadOnlySpan<string?> notes)
    {
        var said = string.Join(" ", notes.ToArray().Where(note => note is not null));
        return said.Length == 0 ? null : said;
    }
}
