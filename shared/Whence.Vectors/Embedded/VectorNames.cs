namespace Whence.Vectors.Embedded;

/// <summary>Names what a file of vectors holds, as it is called there.</summary>
internal static class VectorNames
{
    public const string Kind = "whence.vectors";
    public const string Version = "1";

    // Metadata.
    public const string KindKey = "kind";
    public const string VersionKey = "version";
    public const string DimensionKey = "dimension";
    public const string DistanceKey = "distance";
    public const string ContentKey = "content_sha256";

    // Ids ascending, [rows]; the vectors in that order, [rows, dimension], of length one where they are compared by
    // cosine.
    public const string Ids = "ids";
    public const string Vectors = "vectors";

    // The vectors rounded to integers from -127 to 127, [rows, dimension], and what one step is worth, [rows].
    public const string Codes = "codes";
    public const string Steps = "steps";

    // The origin of each row, and a JSON list of all origins.
    public const string OriginOf = "origin_of";
    public const string Origins = "origins";
}
