using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Concepts;

/// <summary>Tells which edits acted at the concept heads when a token was decided.</summary>
public static class ActingEdits
{
    /// <summary>Returns the edits of the request and of the rules that had fired, or those that do what its
    /// interventions did, or null.</summary>
    /// <param name="options">How the token was decided.</param>
    /// <param name="trace">The trace, with the firings of rules.</param>
    /// <param name="commit">The token.</param>
    /// <param name="config">The heads.</param>
    public static EditOptions? At(GenerationOptions options, DecodeTrace trace, Commit commit, ConceptConfig config)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(commit);
        var fired = trace.Firings.Where(firing => firing.Step < commit.Step).Select(firing => firing.Rule).ToHashSet();
        var edits = options.Rules.Where(rule => fired.Contains(rule.Name)).Select(rule => rule.Edits)
            .OfType<EditOptions>()
            .Aggregate(options.Edits, (earlier, later) => earlier?.Then(later) ?? later);
        return edits is { IsEmpty: false } ? edits : EditOptions.From(options.Interventions, config);
    }
}
