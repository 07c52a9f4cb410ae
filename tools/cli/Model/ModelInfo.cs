namespace Whence.Cli.Model;

/// <summary>What <c>whence model info</c> says about a model.</summary>
internal sealed record ModelInfo(
    string Name,
    string Folder,
    ModelShape Shape,
    long Parameters,
    long Bytes,
    IReadOnlyList<string> Types,
    string Sha256,
    VocabularyInfo Vocabulary,
    ConceptInfo Concepts,
    IReadOnlyList<ModelFile> Files);
