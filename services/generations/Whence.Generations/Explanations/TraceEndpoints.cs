using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Contracts.Payloads;
using Whence.Generations.Answers;
using Whence.Generations.Requests;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Http;
using Whence.Hosting.Payloads;
using Whence.Hosting.Problems;

namespace Whence.Generations.Explanations;

/// <summary>Shows what was decided when: commits in order, or the trace file of one block.</summary>
internal sealed class TraceEndpoints(
    CallerRecords records, GenerationContents contents, IPayloadStore payloads, ModelInfo model)
{
    private const int PageMax = 1000;
    private const int PageDefault = 100;

    /// <summary>Lists commits; while the generation runs, those that were told so far.</summary>
    public async Task<IResult> ListAsync(HttpContext context, string id)
    {
        var query = new Query(context.Request.Query);
        var limit = query.Whole("limit", 1, PageMax, PageDefault);
        var from = Position(query.Text("cursor"));
        query.Close();
        var record = await records.FindAsync(context, id);
        var commits = new List<CommitResource>();
        foreach (var segment in Told(record))
        {
            var trace = await contents.SegmentAsync(record.Id, segment, context.RequestAborted);
            commits.AddRange(trace.Commits.Select(
                commit => CommitResource.Of(commit, model.Package.Tokenizer.TokenText)));
        }

        var page = commits.Skip(from).Take(limit).ToList();
        var behind = from + page.Count;
        var isMore = behind < commits.Count || (page.Count > 0 && !record.IsTerminal);
        var next = isMore ? Cursor.Format(behind.ToString(CultureInfo.InvariantCulture)) : null;
        return TypedResults.Json(new Page<CommitResource>(page, next), ApiJson.Options);
    }

    /// <summary>Returns the file of one block: safetensors, as docs/TRACE.md describes it.</summary>
    public async Task<IResult> BlockAsync(HttpContext context, string id, int block)
    {
        var record = await records.FindAsync(context, id);
        var reference = Told(record).ElementAtOrDefault(block) ?? throw new ApiException(
            StatusCodes.Status404NotFound,
            "block_not_found",
            $"The generation has no trace of block {block}; it has {record.BlocksEmitted} blocks so far.",
            "block");
        var content = await payloads.GetAsync(record.Id, reference, context.RequestAborted);
        return Immutable.Bytes(context, PayloadDigest.Hex(reference), content);
    }

    private static IEnumerable<PayloadReference> Told(GenerationRecord record) =>
        record.Segments.Take(record.BlocksEmitted).OfType<PayloadReference>();

    private static int Position(string? cursor) =>
        cursor is null ? 0
        : int.TryParse(Cursor.Parse(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from
        : throw Cursor.Invalid();
}
