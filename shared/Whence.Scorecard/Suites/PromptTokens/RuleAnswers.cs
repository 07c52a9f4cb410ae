using Whence.Engine.Diffusion;
using Whence.Scorecard.Subjects;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>Answers the prompts of the rulebook: one word, decided in one step from a block of masks.</summary>
internal static class RuleAnswers
{
    /// <summary>Returns the options of all rulebook answers.</summary>
    public static GenerationOptions Options(Subject subject) =>
        subject.Stopping(GenerationOptions.Greedy(subject.Config.BlockLength, steps: 1));

    /// <summary>Answers a prompt.</summary>
    public static DecodeResult Decode(Subject subject, RulebookPrompt prompt) =>
        new Decoder(subject.Denoiser, new DecodeOptions { ReadConcepts = false }).Decode(
            new DecodeRequest(subject.Encode(prompt.Prompt), Options(subject)));

    /// <summary>Tells whether the first word is the right one.</summary>
    public static bool IsRight(Subject subject, RulebookPrompt prompt, DecodeResult result) =>
        result.Tokens[result.Trace.Prompt.Count] == AnswerToken(subject, prompt);

    /// <summary>Returns the token of the right answer.</summary>
    public static int AnswerToken(Subject subject, RulebookPrompt prompt) =>
        subject.Package.Tokenizer.Encode($" {prompt.Answer}")[0];
}
