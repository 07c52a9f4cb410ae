using Whence.Cli.Explain;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Explanations.Counterfactuals;
using Whence.Models.Answers;
using Whence.Provenance.Exclusions;
using Whence.Tensors.Threading;
using Whence.Tracing.Evidence;
using Whence.Tracing.Exclusions;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Trace;

/// <summary>Takes training text out of an answer, and as much other text as a control.</summary>
internal sealed class WithoutRun(TraceIndex index, RecordedAnswer answer, WorkerPool pool, WorkDisplay display)
{
    public async Task<WithoutReport> RunAsync(
        Exclusion exclusion, TracedAnswer part, AnswerTrace trace, CancellationToken cancellation)
    {
        var control = ControlDocuments.Draw(index.Bank, exclusion, answer.Request.Options.Seed);
        return new WithoutReport(
            [.. exclusion.Sources.Order(StringComparer.Ordinal)],
            [.. exclusion.Documents.Order(StringComparer.Ordinal)],
            [.. exclusion.Licences.Order(StringComparer.Ordinal)],
            await RemoveAsync("without it", exclusion, part, trace, cancellation),
            control is null ? null : new ControlReport(
                control.Sources, await RemoveAsync("control", control.Exclusion, part, trace, cancellation)));
    }

    private async Task<RemovalReport> RemoveAsync(
        string what, Exclusion exclusion, TracedAnswer part, AnswerTrace trace, CancellationToken cancellation)
    {
        var removal = new Removal(index, answer.Model.Denoiser, pool, exclusion);
        var tokens = removal.Frozen(part, trace.Evidence.Tokens);
        var again = await display.RunAsync(what, tell => Task.FromResult(removal.Again(
            answer.Request, progress => tell(progress.Step, progress.Steps), cancellation)));
        var diff = TokenDiff.Of(answer.Model.Package.Tokenizer, answer.Given, again.Answer);
        return new RemovalReport(
            removal.Documents,
            tokens.Sum(token => token.Change),
            tokens.Count(token => token.Flips),
            tokens.Max(token => token.Error),
            [.. tokens.Select(Token)],
            Text(again.Trace),
            diff.Where(piece => piece.Kind != TokenDiff.Equal).Sum(piece => piece.Tokens),
            diff);
    }

    private TokenReport Token(TokenRemoval token) =>
        new(Text(token.Token), token.Logit, token.Change, token.Flips, Text(token.FirstAfter));

    private string Text(int token) => answer.Model.Package.Tokenizer.Decode([token]);

    private string Text(DecodeTrace trace) =>
        AnswerText.Of(answer.Model.Package, trace, answer.Request.Options.StopTokens).Text;
}
