using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Counterfactuals;

/// <summary>What a question may ask for depends on more than its path: an answer that is generated anew is a
/// generation, and one with more of a concept is a steered one.</summary>
internal static class CounterfactualScopes
{
    /// <exception cref="ApiException">The key lacks a scope: 403.</exception>
    public static void Check(CallerIdentity caller, CounterfactualQuestionDocument question)
    {
        if (question.Regenerate)
        {
            Require(caller, ScopeNames.Generate, "An answer that is generated anew", "regenerate");
        }

        if (question.Regenerate && question.Concepts?.Any(Strengthens) == true)
        {
            Require(caller, ScopeNames.Steer, "An answer with more of a concept", "concepts");
        }
    }

    private static bool Strengthens(ConceptEditSettings edit) => edit.Value > (edit.Operation == "scale" ? 1 : 0);

    private static void Require(CallerIdentity caller, string scope, string what, string parameter)
    {
        if (!caller.May(scope))
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                "insufficient_scope",
                $"{what} needs the scope '{scope}', which this key does not have; make regenerate false.",
                parameter);
        }
    }
}
