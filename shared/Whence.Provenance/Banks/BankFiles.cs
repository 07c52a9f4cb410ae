namespace Whence.Provenance.Banks;

/// <summary>The files of a bank, and those that exist while it is built.</summary>
internal static class BankFiles
{
    public const string Manifest = "bank.json";
    public const string Documents = "documents.jsonl";
    public const string Members = "members.bin";
    public const string Vectors = "vectors.bin";
    public const string Prototypes = "prototypes.bin";
    public const string Means = "means.bin";

    public const string Checkpoint = "checkpoint.json";
    public const string MembersPart = "members.part";
    public const string VectorsPart = "vectors.part";
    public const string ExemplarsPart = "exemplars.part";

    /// <summary>Gets the files that the manifest lists.</summary>
    public static IReadOnlyList<string> Listed { get; } = [Documents, Members, Vectors, Prototypes, Means];
}
