using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>Computes explanations of one kind.</summary>
internal interface IExplainer
{
    ExplanationKind Kind { get; }

    /// <summary>Computes one, stores the result, and returns how it ends. Done again, it does the same.</summary>
    Task<ExplanationEnd> ExplainAsync(
        ExplanationRecord record, RunProgress progress, CancellationToken cancellation);
}
