using System.ComponentModel;

namespace Whence.Generations.OpenAi.Models;

/// <summary>A model as OpenAI's clients read it.</summary>
[Description("A model.")]
internal sealed record ModelResource
{
    public required string Id { get; init; }

    [Description("Always model.")]
    public string Object { get; init; } = "model";

    [Description("Seconds since 1970.")]
    public required long Created { get; init; }

    public string OwnedBy { get; init; } = "whence";

    public required ModelExtension Whence { get; init; }
}

/// <summary>What OpenAI has no name for.</summary>
internal sealed record ModelExtension(
    string WeightsSha256,
    int ContextLength,
    int BlockLength,
    int VocabularySize,
    ConceptCounts Concepts,
    IReadOnlyList<string> Capabilities);

/// <summary>How many concepts a model has.</summary>
internal sealed record ConceptCounts(int Known, int Discovered);

/// <summary>All models.</summary>
internal sealed record ModelList(string Object, IReadOnlyList<ModelResource> Data);
