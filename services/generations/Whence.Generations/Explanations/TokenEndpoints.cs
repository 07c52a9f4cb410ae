using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Generations.Answers;
using Whence.Generations.Requests;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Explanations;

/// <summary>Shows one token of an answer, with its logit in parts when the generation was explained.</summary>
internal sealed class TokenEndpoints(
    CallerRecords records, GenerationContents contents, AttributionLoader loader, ModelInfo model)
{
    public async Task<IResult> ShowAsync(HttpContext context, string id, int position)
    {
        new Query(context.Request.Query).Close();
        var record = await records.FindAsync(context, id);
        var commit = await CommitAsync(record, position, context.RequestAborted)
            ?? throw NotFound(position);
        var isExplained = ResourceBuilder.Attribution(record) is { Status: "completed" };
        var token = isExplained ? await TokenAsync(record, position, context.RequestAborted) : null;
        return TypedResults.Json(
            new TokenResource(id, commit, token?.Parts, token?.AdditivityError), ApiJson.Options);
    }

    private async Task<TokenDocument?> TokenAsync(
        GenerationRecord record, int position, CancellationToken cancellation)
    {
        var document = await loader.LoadAsync(record, cancellation);
        return document.Chunks.SelectMany(chunk => chunk.Tokens).FirstOrDefault(token => token.Position == position);
    }

    private async Task<CommitResource?> CommitAsync(
        GenerationRecord record, int position, CancellationToken cancellation)
    {
        var block = (position - record.PromptTokens) / model.Config.BlockLength;
        var reference = position < record.PromptTokens || block >= record.BlocksEmitted ? null : record.Segments[block];
        return reference is null ? null : await FindAsync(record.Id, reference, position, cancellation);
    }

    private async Task<CommitResource?> FindAsync(
        Guid id, PayloadReference reference, int position, CancellationToken cancellation)
    {
        var segment = await contents.SegmentAsync(id, reference, cancellation);
        return segment.Commits.FirstOrDefault(commit => commit.Position == position) is { } commit
            ? CommitResource.Of(commit, model.Package.Tokenizer.TokenText)
            : null;
    }

    private static ApiException NotFound(int position) => new(
        StatusCodes.Status404NotFound,
        "token_not_found",
        $"No token was decided at position {position}; positions count from 0, the prompt included.",
        "position");
}

/// <summary>One token as callers read it.</summary>
[Description("One token; its parts are null when the generation was not explained.")]
internal sealed record TokenResource(
    string GenerationId, CommitResource Commit, ContributionParts? Parts, float? AdditivityError);
