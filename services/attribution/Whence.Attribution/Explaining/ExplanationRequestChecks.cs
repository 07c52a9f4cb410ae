using Whence.Contracts.Documents;
using Whence.Hosting.Problems;
using static Whence.Attribution.RequestRules;

namespace Whence.Attribution.Explaining;

/// <summary>Checks what can be checked of a request without the generation, and makes every default explicit.</summary>
internal static class ExplanationRequestChecks
{
    private const int BudgetMax = 4096;

    /// <exception cref="ApiException">Something cannot be; the sentence says what can.</exception>
    public static ExplanationQuestionDocument Check(ExplanationRequest request)
    {
        var unit = request.Unit ?? (request.Spans is null ? "word" : "span");
        var question = new ExplanationQuestionDocument
        {
            Method = OneOf(request.Method ?? "hipe", WireNames.Methods.Keys, "method"),
            Target = request.Target ?? "answer",
            Unit = OneOf(unit, WireNames.Units.Keys, "unit"),
            Spans = request.Spans,
            Scale = OneOf(request.Scale ?? "logprob", WireNames.Scales.Keys, "scale"),
            Budget = request.Budget is { } budget ? (int)Between(budget, 1, BudgetMax, "budget") : null,
            Seed = (ulong)Between(request.Seed ?? 0, 0, SeedMax, "seed"),
        };
        Require(
            question.Target.Length <= TargetLengthMax, "target is unknown; use answer, chunk:N or token:N.", "target");
        Require(unit != "span" || request.Spans is { Count: > 0 }, "The unit span needs spans; add them.", "spans");
        Require(
            request.Spans is null || unit == "span",
            $"spans are units of their own; leave out the unit {unit} or make it span.",
            "unit");
        if (request.Spans is { } spans)
        {
            RequireSpans(spans);
        }

        return question;
    }
}
