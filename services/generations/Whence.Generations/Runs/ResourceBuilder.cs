using Whence.Contracts.Documents;
using Whence.Generations.Answers;
using Whence.Generations.Coordination;
using Whence.Generations.Storage;

namespace Whence.Generations.Runs;

/// <summary>Turns records into what callers read.</summary>
internal sealed class ResourceBuilder(GenerationContents contents)
{
    /// <summary>Returns the resource with its text.</summary>
    public async Task<GenerationResource> WholeAsync(GenerationRecord record, CancellationToken cancellation)
    {
        var answer = record is { State: GenerationState.Completed, Answer: { } reference }
            ? await contents.DocumentAsync<AnswerDocument>(record.Id, reference, cancellation)
            : null;
        return Outline(record) with { Text = answer?.Text };
    }

    /// <summary>Returns the resource without its text, as lists show it.</summary>
    public static GenerationResource Outline(GenerationRecord record)
    {
        var isCompleted = record.State == GenerationState.Completed;
        return new GenerationResource
        {
            Id = GenerationIds.Format(record.Id),
            Status = StateNames.Of(record.State),
            Kind = record.Kind,
            Model = record.Model,
            Seed = record.Seed,
            MaxNewTokens = record.MaxNewTokens,
            CreatedAt = record.CreatedAt,
            DeadlineAt = record.Deadline,
            StartedAt = record.StartedAt,
            FinishedAt = record.FinishedAt,
            Text = null,
            StopReason = isCompleted ? record.StopReason : null,
            Usage = record.IsTerminal ? Usage(record) : null,
            Error = record.State == GenerationState.Failed ? Failure(record) : null,
            Attribution = Attribution(record),
            Parent = record.Parent is { } parent ? GenerationIds.Format(parent) : null,
            Links = Links(record),
        };
    }

    /// <summary>Returns where the attribution of a generation stands, or null when it was not asked for.</summary>
    public static AttributionStatus? Attribution(GenerationRecord record)
    {
        if (!record.ExplainConcepts)
        {
            return null;
        }

        var status = record.Attribution is not null && record.State != GenerationState.Cancelled ? "completed"
            : !record.IsTerminal ? "pending"
            : record.State == GenerationState.Cancelled ? "cancelled"
            : "failed";
        return new AttributionStatus(
            status, Path(record.Id) + "/attribution", status == "failed" ? Failure(record) : null);
    }

    private static UsageResource Usage(GenerationRecord record) => new(
        record.PromptTokens, record.GeneratedTokens, record.PromptTokens + record.GeneratedTokens);

    private static FailureResource? Failure(GenerationRecord record) =>
        record.ErrorCode is { } code ? new FailureResource(code, record.ErrorDetail ?? code) : null;

    private static GenerationLinks Links(GenerationRecord record)
    {
        var self = Path(record.Id);
        return new GenerationLinks(
            self,
            self + "/events",
            self + "/trace",
            self + "/explanations",
            self + "/counterfactuals",
            record is { Parent: { } parent, Counterfactual: { } counterfactual }
                ? $"{Path(parent)}/counterfactuals/cfl_{counterfactual:N}"
                : null);
    }

    private static string Path(Guid id) => $"/v1/generations/{GenerationIds.Format(id)}";
}
