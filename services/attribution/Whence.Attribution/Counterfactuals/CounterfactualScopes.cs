using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;
using Whence.Recordings;

namespace Whence.Attribution.Counterfactuals;

/// <summary>What a question may ask for depends on more than its path: an answer that is generated anew is a
/// generation, and one with more of a concept, with the steering of its parent, or as the control of a steered answer
/// is a steered one.</summary>
internal static class CounterfactualScopes
{
    /// <exception cref="ApiException">The key lacks a scope: 403.</exception>
    public static void Check(CallerIdentity caller, CounterfactualQuestionDocument question)
    {
        if (question.Steering is not null)
        {
            Require(caller, ScopeNames.Generate, "A twin", "steering", "use a key that has it");
            Require(caller, ScopeNames.Steer, "The control of a twin", "steering", "use a key that has it");
        }
        else if (question.Regenerate)
        {
            Require(caller, ScopeNames.Generate, "An answer that is generated anew", "regenerate");
        }

        if (question.Regenerate && question.Concepts is { } concepts
            && Strengthens(new EditSettings { Concepts = concepts, Residual = question.Residual! }))
        {
            Require(caller, ScopeNames.Steer, "An answer with more of a concept", "concepts");
        }
    }

    /// <summary>Checks what an answer that is generated anew keeps of the generation that it is about.</summary>
    /// <exception cref="ApiException">The key lacks a scope: 403.</exception>
    public static void Check(
        CallerIdentity caller, CounterfactualQuestionDocument question, GenerationSettings recorded)
    {
        if (question.Regenerate
            && (recorded is not { Steering: null, Interventions: null } || Strengthens(recorded.Edits)))
        {
            Require(caller, ScopeNames.Steer, "Generating a steered answer anew", "regenerate");
        }
    }

    // Less of concepts is what everybody may ask for, so an answer with less of them is as any other.
    private static bool Strengthens(EditSettings? edits) =>
        edits is not null && RecordedOptions.Of(edits).Concepts.Any(ConceptChanges.Strengthens);

    private static void Require(
        CallerIdentity caller, string scope, string what, string parameter, string remedy = "make regenerate false")
    {
        if (!caller.May(scope))
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                "insufficient_scope",
                $"{what} needs the scope '{scope}', which this key does not have; {remedy}.",
                parameter);
        }
    }
}
