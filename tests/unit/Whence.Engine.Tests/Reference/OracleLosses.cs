using Whence.Engine.Training;

namespace Whence.Engine.Tests.Reference;

/// <summary>The four losses of a batch, and the rows that they were computed from.</summary>
internal sealed record OracleLosses(
    double Language, double Concept, double Reconstruction, double Independence, OracleRows Rows)
{
    public double Total(TrainingOptions options) => Language
        + (options.ConceptWeight * Concept)
        + (options.ReconstructionWeight * Reconstruction)
        + (options.IndependenceWeight * Independence);
}
