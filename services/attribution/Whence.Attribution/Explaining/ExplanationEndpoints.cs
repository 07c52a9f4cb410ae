using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts.Documents;

namespace Whence.Attribution.Explaining;

/// <summary><c>/v1/generations/{id}/explanations</c>.</summary>
internal sealed class ExplanationEndpoints(
    ExplanationDoor door, CallerGenerations generations, RecordedAnswers answers, InputQuestions questions)
    : QuestionEndpoints<ExplanationQuestionDocument, ExplanationDocument>(
        ExplanationKind.Inputs, door, generations, answers)
{
    public Task<Accepted<ExplanationResource<ExplanationQuestionDocument, ExplanationDocument>>> CreateAsync(
        HttpContext context, string id, ExplanationRequest request)
    {
        var question = ExplanationRequestChecks.Check(request);
        return CreateAsync(context, id, question, recording => questions.Read(question, recording));
    }
}
