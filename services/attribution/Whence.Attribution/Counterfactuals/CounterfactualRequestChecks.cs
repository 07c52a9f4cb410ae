using Whence.Attribution.Explaining;
using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Recordings;
using static Whence.Attribution.RequestRules;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Checks what can be checked of a question without the generation, and makes every default explicit.
/// </summary>
internal static class CounterfactualRequestChecks
{
    /// <exception cref="Whence.Hosting.Problems.ApiException">Something cannot be; the sentence says what can.
    /// </exception>
    public static CounterfactualQuestionDocument Check(CounterfactualRequest request, ModelPackage package)
    {
        var asked = new object?[] { request.Concepts, request.Spans, request.Steering }.Count(part => part is not null);
        Require(
            asked == 1,
            "A counterfactual asks about exactly one of concepts, spans and steering, which are different questions; " +
            "ask one at a time.",
            "concepts");
        var target = request.Target ?? "answer";
        Require(target.Length <= TargetLengthMax, "target is unknown; use answer, chunk:N or token:N.", "target");
        var question = new CounterfactualQuestionDocument
        {
            Target = target,
            Regenerate = request.Regenerate ?? true,
            Seed = (ulong)Between(request.Seed ?? 0, 0, SeedMax, "seed"),
        };
        return request.Steering is not null ? Steering(request, question)
            : request.Spans is { } spans ? Spans(request, spans, question)
            : Concepts(request, package, question);
    }

    private static CounterfactualQuestionDocument Concepts(
        CounterfactualRequest request, ModelPackage package, CounterfactualQuestionDocument question)
    {
        var edits = new ConceptChanges(package).Read(request.Concepts!);
        foreach (var edit in edits)
        {
            Require(
                !question.Regenerate || !ConceptChanges.Strengthens(edit) || IsSteerable(edit, package),
                $"{package.Catalogue.Name(edit.Kind, edit.Concept)} may not be steered, so no answer is generated " +
                "with more of it; make regenerate false, or ask with less of it.",
                "concepts");
        }

        Require(
            request.Scale is null or "logit", "What concepts do adds up in logits alone; make scale logit.", "scale");
        return question with
        {
            Concepts = RecordedSettings.Of(new EditOptions { Concepts = edits })!.Concepts,
            Residual = OneOf(request.Residual ?? "frozen", ["frozen", "zeroed"], "residual"),
            Scale = "logit",
        };
    }

    private static bool IsSteerable(ConceptEdit edit, ModelPackage package) =>
        edit.Kind == ConceptKind.Discovered || package.Catalogue.Describe(edit.Concept).IsSteerable;

    private static CounterfactualQuestionDocument Spans(
        CounterfactualRequest request, IReadOnlyList<CharSpan> spans, CounterfactualQuestionDocument question)
    {
        RequireSpans(spans);
        Require(
            request.Residual is null,
            "residual is a matter of concepts; leave it out when spans are masked.",
            "residual");
        return question with
        {
            Spans = spans,
            Scale = OneOf(request.Scale ?? "logprob", WireNames.Scales.Keys, "scale"),
        };
    }

    private static CounterfactualQuestionDocument Steering(
        CounterfactualRequest request, CounterfactualQuestionDocument question)
    {
        Require(question.Regenerate, "The unsteered twin is generated; leave out regenerate.", "regenerate");
        Require(question.Target == "answer", "The twins are compared as a whole; make target answer.", "target");
        Require(request.Scale is null, "The twins are not measured in logits; leave out scale.", "scale");
        Require(request.Residual is null, "residual is a matter of concepts; leave it out with steering.", "residual");
        return question with { Steering = OneOf(request.Steering!, ["none"], "steering") };
    }
}
