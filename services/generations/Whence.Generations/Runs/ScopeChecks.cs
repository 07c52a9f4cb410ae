using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>What a request may ask for depends on more than its path.</summary>
internal static class ScopeChecks
{
    public static void Check(CallerIdentity caller, GenerationSettings settings)
    {
        if (settings.Steering is not null)
        {
            Require(caller, ScopeNames.Steer, "steering");
        }

        if (settings.Interventions is not null)
        {
            Require(caller, ScopeNames.Steer, "interventions");
        }

        if (settings.Edits is not null)
        {
            Require(caller, ScopeNames.Steer, "edits");
        }

        if (settings.ExplainConcepts)
        {
            Require(caller, ScopeNames.Explain, "attribution");
        }
    }

    /// <summary>A profile steers, whatever it says.</summary>
    public static void CheckProfile(CallerIdentity caller) => Require(caller, ScopeNames.Steer, "profile");

    private static void Require(CallerIdentity caller, string scope, string parameter)
    {
        if (!caller.May(scope))
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                "insufficient_scope",
                $"{parameter} needs the scope '{scope}', which this key does not have.",
                parameter);
        }
    }
}
