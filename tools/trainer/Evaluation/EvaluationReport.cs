namespace Whence.Trainer.Evaluation;

/// <summary>Everything that evaluation measured.</summary>
internal sealed record EvaluationReport(
    double MaskedAccuracy,
    int MaskedTokens,
    double ConceptAuc,
    int ConceptsScored,
    int ChunksScored,
    double ConceptContribution,
    double LargestAdditivityError,
    IReadOnlyList<Score> Planted,
    IReadOnlyList<Sample> Samples);
