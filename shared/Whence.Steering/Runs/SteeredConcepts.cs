using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Steering.Composing;

namespace Whence.Steering.Runs;

/// <summary>Finds the concepts that options steer, and puts others in their places.</summary>
internal static class SteeredConcepts
{
    /// <summary>Returns each concept once: those amplified or suppressed, then those edited, then those of rules.
    /// </summary>
    public static IReadOnlyList<ConceptPush> Of(GenerationOptions options) =>
    [
        .. Of(options.Steering).Concat(Of(options.Edits))
            .Concat(options.Rules.SelectMany(rule => Of(rule.Steering).Concat(Of(rule.Edits))))
            .DistinctBy(push => (push.Kind, push.Concept)),
    ];

    /// <summary>Returns the concepts that options push away, mask, or edit to less than they weigh, in the order of
    /// <see cref="Of(GenerationOptions)"/>.</summary>
    public static IEnumerable<(ConceptKind Kind, int Concept)> Suppressed(GenerationOptions options) =>
        Suppressed(options.Steering, options.Edits)
            .Concat(options.Rules.SelectMany(rule => Suppressed(rule.Steering, rule.Edits)));

    /// <summary>Returns the options with every steered concept replaced; what rules watch stays.</summary>
    public static GenerationOptions Replace(GenerationOptions options, Func<ConceptKind, int, int> other) =>
        options with
        {
            Steering = Replace(options.Steering, other),
            Edits = Replace(options.Edits, other),
            Rules =
            [
                .. options.Rules.Select(rule => rule with
                {
                    Steering = Replace(rule.Steering, other), Edits = Replace(rule.Edits, other),
                }),
            ],
        };

    private static IEnumerable<ConceptPush> Of(SteeringOptions? steering) => steering is null
        ? []
        : steering.Terms.Select(term => new ConceptPush(term.Kind, term.Concept, term.Strength))
            .Concat(steering.Concepts.Select(id => new ConceptPush(ConceptKind.Known, id, steering.Strength)))
            .Concat(steering.LogitMask.Select(pair => new ConceptPush(ConceptKind.Known, pair.Key, -pair.Value)));

    private static IEnumerable<(ConceptKind Kind, int Concept)> Suppressed(
        SteeringOptions? steering, EditOptions? edits) =>
        Of(steering).Where(push => push.Strength < 0).Select(push => (push.Kind, push.Concept)).Concat(
            (edits?.Concepts ?? []).Where(IsLess).Select(edit => (edit.Kind, edit.Concept)));

    private static bool IsLess(ConceptEdit edit) =>
        edit.Operation == EditOperation.Scale ? edit.Value < 1 : edit.Value == 0;

    private static IEnumerable<ConceptPush> Of(EditOptions? edits) =>
        edits?.Concepts.Select(edit => new ConceptPush(edit.Kind, edit.Concept, edit.Value)) ?? [];

    private static SteeringOptions? Replace(SteeringOptions? steering, Func<ConceptKind, int, int> other) =>
        steering is null ? null : steering with
        {
            Concepts = [.. steering.Concepts.Select(id => other(ConceptKind.Known, id))],
            Terms = [.. steering.Terms.Select(term => term with { Concept = other(term.Kind, term.Concept) })],
            LogitMask = steering.LogitMask.ToDictionary(
                pair => other(ConceptKind.Known, pair.Key), pair => pair.Value),
        };

    private static EditOptions? Replace(EditOptions? edits, Func<ConceptKind, int, int> other) =>
        edits is null ? null : edits with
        {
            Concepts = [.. edits.Concepts.Select(edit => edit with { Concept = other(edit.Kind, edit.Concept) })],
        };
}
