using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Explanations;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Problems;
using Whence.Recordings;
using Resource = Whence.Attribution.Explaining.ExplanationResource<
    Whence.Contracts.Documents.ExplanationQuestionDocument, Whence.Contracts.Documents.ExplanationDocument>;

namespace Whence.Attribution.Explaining;

/// <summary><c>/v1/generations/{id}/explanations</c>.</summary>
internal sealed class ExplanationEndpoints(
    ExplanationDoor door, CallerGenerations generations, RecordedAnswers answers, InputQuestions questions)
{
    private const ExplanationKind Kind = ExplanationKind.Inputs;

    public async Task<Accepted<Resource>> CreateAsync(
        HttpContext context, string id, ExplanationRequest request)
    {
        var question = ExplanationRequestChecks.Check(request);
        var key = IdempotencyHeader.Read(context.Request, DocumentJson.Write(question));
        var record = await door.RepeatedAsync(context, key);
        if (record is null)
        {
            var generation = await generations.FindCompletedAsync(context, id);
            await CheckAsync(question, generation, context.RequestAborted);
            record = await door.AcceptAsync(context, Kind, generation, DocumentJson.Write(question), key);
        }

        var resource = await ShowAsync(record, context.RequestAborted);
        return TypedResults.Accepted(resource.Links.Self, resource);
    }

    public async Task<Ok<ExplanationPage<Resource>>> ListAsync(HttpContext context, string id)
    {
        var records = await door.ListAsync(context, Kind, id);
        return TypedResults.Ok(new ExplanationPage<Resource>(
            "list",
            [.. records.Select(ExplanationDoor.Outline<ExplanationQuestionDocument, ExplanationDocument>)]));
    }

    public async Task<Ok<Resource>> GetAsync(HttpContext context, string id, string explanation)
    {
        var record = await door.FindAsync(context, Kind, id, explanation);
        return TypedResults.Ok(await ShowAsync(record, context.RequestAborted));
    }

    public async Task<Accepted<Resource>> CancelAsync(HttpContext context, string id, string explanation)
    {
        var record = await door.CancelAsync(await door.FindAsync(context, Kind, id, explanation));
        var resource = await ShowAsync(record, context.RequestAborted);
        return TypedResults.Accepted(resource.Links.Self, resource);
    }

    private Task<Resource> ShowAsync(ExplanationRecord record, CancellationToken cancellation) =>
        door.ShowAsync<ExplanationQuestionDocument, ExplanationDocument>(record, cancellation);

    // What the answer cannot be asked is refused now, not when a worker finds out.
    private async Task CheckAsync(
        ExplanationQuestionDocument question, GenerationReference generation, CancellationToken cancellation)
    {
        try
        {
            var (_, recording) = await answers.ReadAsync(generation, cancellation);
            questions.Read(question, recording);
        }
        catch (ExplanationException refused)
        {
            throw new ApiException(422, "invalid_value", refused.Message, refused.Parameter);
        }
        catch (RecordingException refused)
        {
            throw new ApiException(StatusCodes.Status409Conflict, refused.Code, refused.Message);
        }
    }
}
