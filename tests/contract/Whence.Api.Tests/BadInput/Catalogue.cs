namespace Whence.Api.Tests.BadInput;

/// <summary>All rows that are one request each.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<BadInput> Rows { get; } =
        [.. HttpCases.All, .. NumberCases.All, .. TextCases.All, .. RouteCases.All];

    public static BadInput Find(string id) => Rows.Single(row => row.Id == id);
}
