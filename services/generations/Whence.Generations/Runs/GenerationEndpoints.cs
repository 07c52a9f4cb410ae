using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Generations.Coordination;
using Whence.Generations.Requests;
using Whence.Generations.Requests.Reading;
using Whence.Generations.Storage;
using Whence.Hosting.Http;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Identity;

namespace Whence.Generations.Runs;

/// <summary>Creates, lists, shows and cancels generations.</summary>
internal sealed class GenerationEndpoints(
    Acceptance acceptance,
    ProfileApplication profiles,
    ResourceBuilder resources,
    CallerRecords records,
    IGenerationStore store,
    Coordinator coordinator,
    EventStream events,
    ModelInfo model,
    IOptions<GenerationsOptions> options)
{
    private const int PageMax = 100;
    private const int PageDefault = 20;

    public async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        var (asked, stream) = GenerationReading.Read(JsonBody.Parse(body), model, options.Value);
        var key = IdempotencyHeader.Read(context.Request, body);
        var order = await profiles.ApplyAsync(asked, context);
        var record = await acceptance.AcceptAsync(order, context, key);
        if (stream.IsOn)
        {
            context.Response.Headers.Location = ResourceBuilder.Outline(record).Links.Self;
            return events.Result(record.Id, after: 0, stream.Events);
        }

        var resource = await resources.WholeAsync(record, context.RequestAborted);
        context.Response.Headers.Location = resource.Links.Self;
        return TypedResults.Json(resource, ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var limit = query.Whole("limit", 1, PageMax, PageDefault);
        var cursor = query.Text("cursor");
        query.Close();
        var before = cursor is null ? null : await BeforeAsync(context, cursor);
        var page = await store.ListAsync(context.Caller().Tenant, before, limit + 1, context.RequestAborted);
        var shown = page.Take(limit).Select(ResourceBuilder.Outline).ToList();
        var next = page.Count > limit ? Cursor.Format(shown[^1].Id) : null;
        return TypedResults.Json(new Page<GenerationResource>(shown, next), ApiJson.Options);
    }

    public async Task<IResult> ShowAsync(HttpContext context, string id)
    {
        new Query(context.Request.Query).Close();
        var record = await records.FindAsync(context, id);
        var resource = await resources.WholeAsync(record, context.RequestAborted);
        return record.IsTerminal
            ? Immutable.Json(context, $"{record.Id:N}.{record.LastEvent}", resource)
            : TypedResults.Json(resource, ApiJson.Options);
    }

    public async Task<IResult> CancelAsync(HttpContext context, string id)
    {
        new Query(context.Request.Query).Close();
        var record = await records.FindAsync(context, id);

        // Once asked for, it happens, even if the caller does not wait for the answer.
        var after = await coordinator.ApplyAsync(record.Id, Interruptions.Cancel, CancellationToken.None);
        var resource = await resources.WholeAsync(after ?? record, context.RequestAborted);
        return TypedResults.Json(resource, ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    public async Task<IResult> EventsAsync(HttpContext context, string id)
    {
        var query = new Query(context.Request.Query);
        var commits = query.Flag("commits");
        query.Close();
        var record = await records.FindAsync(context, id);
        var after = LastEventId.Read(context.Request);

        // 204 tells a browser's EventSource that there is nothing to reconnect for.
        return record.IsTerminal && after >= record.LastEvent
            ? TypedResults.NoContent()
            : events.Result(record.Id, after, commits);
    }

    private async Task<Guid?> BeforeAsync(HttpContext context, string cursor)
    {
        var id = GenerationIds.Parse(Cursor.Parse(cursor)) ?? throw Cursor.Invalid();
        var record = await store.FindAsync(id, context.RequestAborted);
        return record?.Tenant == context.Caller().Tenant ? id : throw Cursor.Invalid();
    }
}
