using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;

namespace Whence.Explanations.Counterfactuals;

/// <summary>Reads a recorded generation, and asks for it once more with something changed.</summary>
internal static class Recordings
{
    /// <summary>Returns the tokens of the answer, without those that are no text.</summary>
    public static IReadOnlyList<int> Answer(RecordedGeneration generation, ModelConfig config)
    {
        var reader = new AnswerReader(config.Tokens, generation.Options.StopTokens);
        return [.. generation.Trace.Snapshot(int.MaxValue)[generation.Trace.Prompt.Count..].Where(reader.Push)];
    }

    /// <summary>Returns the request with edits on top of those that it had, and the same seed.</summary>
    public static DecodeRequest With(RecordedGeneration generation, EditOptions edits, ModelConfig config)
    {
        var options = generation.Options;
        var before = options.Edits ?? EditOptions.From(options.Interventions, config.Concepts) ?? new EditOptions();
        return Request(
            generation,
            options with
            {
                Edits = before.Then(edits),
                Interventions = null,
                Rules = [.. options.Rules.Select(rule => rule with { Edits = Beneath(rule.Edits, edits) })],
            },
            [],
            config);
    }

    // What a rule does to an edited concept happens before the edit, whenever the rule fires.
    private static EditOptions? Beneath(EditOptions? rule, EditOptions edits) => rule is null ? null : rule with
    {
        Concepts = [.. rule.Concepts.Select(edit => Beneath(edit, edits))],
    };

    private static ConceptEdit Beneath(ConceptEdit rule, EditOptions edits)
    {
        var own = edits.Concepts.Where(edit => (edit.Kind, edit.Concept) == (rule.Kind, rule.Concept)).ToList();
        return own is not [var edit] ? rule
            : edit.Operation == EditOperation.Clamp ? edit
            : rule.Operation == EditOperation.Clamp ? rule with { Value = edit.Of(rule.Value) }
            : rule;
    }

    /// <summary>Returns the request with positions of the prompt masked, and the same seed.</summary>
    public static DecodeRequest Without(RecordedGeneration generation, IEnumerable<int> masked, ModelConfig config) =>
        Request(generation, generation.Options, masked, config);

    // What was masked before stays masked; a request names its positions apart from its tokens.
    private static DecodeRequest Request(
        RecordedGeneration generation, GenerationOptions options, IEnumerable<int> masked, ModelConfig config)
    {
        var (prompt, mask) = (generation.Trace.Prompt, config.Tokens.Mask);
        var before = Enumerable.Range(0, prompt.Count).Where(position => prompt[position] == mask);
        return new DecodeRequest([.. prompt.Select(token => token == mask ? config.Tokens.Pad : token)], options)
        {
            Masked = [.. before.Union(masked).Order()],
        };
    }
}
