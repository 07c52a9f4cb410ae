namespace Whence.Corpus.Sources.Changelog;

/// <summary>The concepts that only the changelog declares.</summary>
internal static class ChangelogConcepts
{
    private const string Group = "software";

    internal static readonly ConceptInfo[] All =
    [
        Topic("bug-fix", "an error in the program that has been fixed"),
        Topic("new-feature", "something that the program can do now"),
        Topic("removed-feature", "something that is no longer in the program"),
        Topic("faster-program", "the program needs less time or memory"),
        Topic("security-fix", "passwords, keys and holes that were closed"),
        Topic("file-format", "files, columns and how they are read and saved"),
        Topic("upgrade-steps", "how to move to the new version"),
        Topic("program-authors", "the people who write and look after the program"),
        Topic("price-board", "the page of the program that shows market prices"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, Group, ConceptKind.Topic);
}
