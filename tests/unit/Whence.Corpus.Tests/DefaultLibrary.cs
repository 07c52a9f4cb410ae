namespace Whence.Corpus.Tests;

/// <summary>The library of the default size and seed, built once for all tests that read it.</summary>
internal static class DefaultLibrary
{
    public const ulong Seed = 1;
    public const int Documents = 5000;

    private static readonly Lazy<IReadOnlyList<LibraryDocument>> Built =
        new(() => new LibraryBuilder(Seed).Build(Documents));

    public static IReadOnlyList<LibraryDocument> All => Built.Value;

    public static IEnumerable<LibraryDocument> Train => All.Where(document => document.Split == LibraryDocument.Train);
}
