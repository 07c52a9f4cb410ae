using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Engine.Diffusion;
using Whence.Explanations;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Problems;
using Whence.Models;
using Whence.Recordings;

namespace Whence.Attribution.Explaining;

/// <summary>What the doors of both kinds of explanations do alike.</summary>
/// <typeparam name="TQuestion">The document of the question.</typeparam>
/// <typeparam name="TResult">The document of the result.</typeparam>
internal abstract class QuestionEndpoints<TQuestion, TResult>(
    ExplanationKind kind, ExplanationDoor door, CallerGenerations generations, RecordedAnswers answers)
    where TQuestion : class
    where TResult : class
{
    public async Task<Ok<ExplanationPage<ExplanationResource<TQuestion, TResult>>>> ListAsync(
        HttpContext context, string id)
    {
        var records = await door.ListAsync(context, kind, id);
        return TypedResults.Ok(new ExplanationPage<ExplanationResource<TQuestion, TResult>>(
            "list", [.. records.Select(ExplanationResource<TQuestion, TResult>.Of)]));
    }

    public async Task<Ok<ExplanationResource<TQuestion, TResult>>> GetAsync(
        HttpContext context, string id, string explanation)
    {
        var record = await door.FindAsync(context, kind, id, explanation);
        return TypedResults.Ok(await ShowAsync(record, context));
    }

    public async Task<Accepted<ExplanationResource<TQuestion, TResult>>> CancelAsync(
        HttpContext context, string id, string explanation)
    {
        var record = await door.CancelAsync(await door.FindAsync(context, kind, id, explanation));
        return await AcceptedAsync(record, context);
    }

    /// <summary>Accepts a question, once per idempotency key.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The generation.</param>
    /// <param name="question">The question, every default made explicit.</param>
    /// <param name="check">Throws when the answer cannot be asked this.</param>
    protected async Task<Accepted<ExplanationResource<TQuestion, TResult>>> CreateAsync(
        HttpContext context, string id, TQuestion question, Action<Recording> check)
    {
        var content = DocumentJson.Write(question);
        var key = IdempotencyHeader.Read(context.Request, content);
        var record = await door.RepeatedAsync(context, key);
        if (record is null)
        {
            var generation = await generations.FindCompletedAsync(context, id);
            await CheckAsync(generation, check, context.RequestAborted);
            record = await door.AcceptAsync(context, kind, generation, content, key);
        }

        return await AcceptedAsync(record, context);
    }

    private async Task<Accepted<ExplanationResource<TQuestion, TResult>>> AcceptedAsync(
        ExplanationRecord record, HttpContext context)
    {
        var resource = await ShowAsync(record, context);
        return TypedResults.Accepted(resource.Links.Self, resource);
    }

    private Task<ExplanationResource<TQuestion, TResult>> ShowAsync(ExplanationRecord record, HttpContext context) =>
        door.ShowAsync<TQuestion, TResult>(record, context.RequestAborted);

    // What the answer cannot be asked is refused now, not when a worker finds out.
    private async Task CheckAsync(
        GenerationReference generation, Action<Recording> check, CancellationToken cancellation)
    {
        try
        {
            check((await answers.ReadAsync(generation, cancellation)).Recording);
        }
        catch (ExplanationException refused)
        {
            throw RequestRules.Refusal(refused.Message, refused.Parameter);
        }
        catch (GenerationException refused)
        {
            throw RequestRules.Refusal(refused.Message, refused.Parameter);
        }
        catch (ModelException refused)
        {
            throw RequestRules.Refusal(refused.Message, null);
        }
        catch (RecordingException refused)
        {
            throw new ApiException(StatusCodes.Status409Conflict, refused.Code, refused.Message);
        }
    }
}
