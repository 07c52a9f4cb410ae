using System.ComponentModel;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>An explanation as callers read it.</summary>
/// <typeparam name="TQuestion">The document of the question.</typeparam>
/// <typeparam name="TResult">The document of the result.</typeparam>
[Description("An explanation: what was asked, where it stands and, once completed, the result.")]
internal sealed record ExplanationResource<TQuestion, TResult>
    where TQuestion : class
    where TResult : class
{
    [Description("exp_ or cfl_, and 32 hexadecimal digits.")]
    public required string Id { get; init; }

    [Description("explanation or counterfactual.")]
    public required string Object { get; init; }

    public required string GenerationId { get; init; }

    [Description("queued, running, completed, failed or cancelled; the last three are final.")]
    public required string Status { get; init; }

    [Description("The part that is done, 0 to 1.")]
    public required double Progress { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("When it fails if it has not ended.")]
    public required DateTimeOffset DeadlineAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    [Description("What was asked, every default made explicit; null in lists.")]
    public TQuestion? Question { get; init; }

    [Description("The result; null until completed, and in lists.")]
    public TResult? Result { get; init; }

    [Description("Why it failed; null otherwise.")]
    public required ExplanationError? Error { get; init; }

    public required ExplanationLinks Links { get; init; }

    /// <summary>Returns a record without its documents.</summary>
    public static ExplanationResource<TQuestion, TResult> Of(ExplanationRecord record)
    {
        var (id, generationId) = (PublicId.Format(record), PublicId.FormatGeneration(record.GenerationId));
        var generation = $"/v1/generations/{generationId}";
        var isInputs = record.Kind == ExplanationKind.Inputs;
        return new ExplanationResource<TQuestion, TResult>
        {
            Id = id,
            Object = isInputs ? "explanation" : "counterfactual",
            GenerationId = generationId,
            Status = record.State.ToString().ToLowerInvariant(),
            Progress = record.Progress,
            CreatedAt = record.CreatedAt,
            DeadlineAt = record.Deadline,
            StartedAt = record.StartedAt,
            FinishedAt = record.FinishedAt,
            Error = record.ErrorCode is { } code ? new ExplanationError(code, record.ErrorDetail ?? code) : null,
            Links = new ExplanationLinks(
                $"{generation}/{(isInputs ? "explanations" : "counterfactuals")}/{id}", generation),
        };
    }
}

/// <summary>Why an explanation failed.</summary>
internal sealed record ExplanationError(string Code, string Message);

/// <summary>The paths of an explanation.</summary>
internal sealed record ExplanationLinks(string Self, string Generation);

/// <summary>A list of explanations, newest first.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed record ExplanationPage<T>(string Object, IReadOnlyList<T> Data);
