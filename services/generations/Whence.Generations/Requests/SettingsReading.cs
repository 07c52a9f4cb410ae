using System.Security.Cryptography;
using Whence.Contracts.Documents;
using Whence.Generations.Requests.Reading;

namespace Whence.Generations.Requests;

/// <summary>Reads how an answer is generated and makes every default explicit.</summary>
internal static class SettingsReading
{
    public const int NewTokensDefault = 64;

    private const int StopTokensMax = 64;

    private static readonly NumberRange Penalties = new(1, 100);
    private static readonly NumberRange Scales = new(0, 1000);

    // The largest whole number that every reader of JSON takes exactly, so that a seed can be read and sent again.
    private static readonly WholeRange Seeds = new(0, (1L << 53) - 1);

    /// <param name="fields">The request.</param>
    /// <param name="diffusion">Where the fields stand that OpenAI has no name for.</param>
    /// <param name="newTokens">The tokens to generate, whole blocks.</param>
    /// <param name="sampling">How tokens are chosen.</param>
    /// <param name="model">The model.</param>
    public static GenerationSettings Read(
        Fields fields, Fields? diffusion, int newTokens, Sampling sampling, ModelInfo model)
    {
        var blocks = newTokens / model.Config.BlockLength;
        var wish = AttributionReading.Read(fields.Find("attribution"));
        var interventions = InterventionReading.Read(fields.Find("interventions"), model);
        return new GenerationSettings
        {
            MaxNewTokens = newTokens,
            Steps = diffusion?.Whole("steps", new WholeRange(blocks, newTokens, blocks)) ?? newTokens,
            Temperature = sampling.Temperature,
            TopP = sampling.TopP,
            EntropySampling = sampling.Entropy,
            RepetitionPenalty = (float)(diffusion?.Number("repetition_penalty", Penalties) ?? 1),
            GuidanceScale = (float)(diffusion?.Number("cfg_scale", Scales) ?? 0),
            Seed = (ulong)(fields.Find("seed")?.Whole(Seeds) ?? DrawSeed()),
            StopTokens = StopTokens(diffusion?.List("stop_tokens", StopTokensMax), model),
            Steering = SteeringReading.Read(fields.Object("steering"), model),
            Interventions = interventions,
            Edits = EditReading.Read(fields.Find("edits"), interventions, model),
            ExplainConcepts = wish.Concepts,
            TopConcepts = wish.Top,
        };
    }

    private static IReadOnlyList<int> StopTokens(IReadOnlyList<FieldValue>? values, ModelInfo model)
    {
        var range = new WholeRange(0, model.Config.VocabularySize - 1);
        return values is null ? model.Package.StopTokens : [.. values.Select(value => StopToken(value, range, model))];
    }

    private static int StopToken(FieldValue value, WholeRange range, ModelInfo model)
    {
        var id = (int)value.Whole(range);
        return id != model.Config.Tokens.Mask
            ? id
            : throw value.Invalid($"{value.Path} is the mask, which is never generated; leave it out.");
    }

    // Short enough to type again.
    private static long DrawSeed() => RandomNumberGenerator.GetInt32(int.MaxValue);
}
