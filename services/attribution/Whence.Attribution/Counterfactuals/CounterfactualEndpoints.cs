using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Attribution.Explaining;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts.Documents;
using Whence.Hosting.Identity;

namespace Whence.Attribution.Counterfactuals;

/// <summary><c>/v1/generations/{id}/counterfactuals</c>.</summary>
internal sealed class CounterfactualEndpoints(
    AttributionModel model,
    ExplanationDoor door,
    CallerGenerations generations,
    RecordedAnswers answers,
    CounterfactualQuestions questions)
    : QuestionEndpoints<CounterfactualQuestionDocument, CounterfactualDocument>(
        ExplanationKind.Counterfactual, door, generations, answers)
{
    public Task<Accepted<ExplanationResource<CounterfactualQuestionDocument, CounterfactualDocument>>> CreateAsync(
        HttpContext context, string id, CounterfactualRequest request)
    {
        var question = CounterfactualRequestChecks.Check(request, model.Package);
        CounterfactualScopes.Check(context.Caller(), question);
        return CreateAsync(context, id, question, recording =>
        {
            CounterfactualScopes.Check(context.Caller(), question, recording.Request.Settings);
            questions.Check(question, recording, context.RequestAborted);
        });
    }
}
