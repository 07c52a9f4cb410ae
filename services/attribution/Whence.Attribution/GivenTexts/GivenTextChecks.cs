using Whence.Hosting.Problems;
using Whence.Models;
using Whence.Models.Prompts;

namespace Whence.Attribution.GivenTexts;

/// <summary>Checks a given text against the model and turns it into ids.</summary>
internal sealed class GivenTextChecks(ModelPackage package)
{
    private const int TopConceptsDefault = 8;
    private const int TopConceptsMax = 100;

    private readonly PromptEncoder _prompts = new(package.Tokenizer, package.Config);

    /// <exception cref="ApiException">Something cannot be; the sentence says what can.</exception>
    public GivenText Check(GivenTextRequest request)
    {
        RequestRules.CheckModel(request.Model, package);
        var top = (int)RequestRules.Between(request.TopK ?? TopConceptsDefault, 1, TopConceptsMax, "top_k");
        var granularity = RequestRules.OneOf(request.Granularity ?? "chunk", ["chunk", "token"], "granularity");
        var completion = Ids(request.Completion, "completion", 0);
        RequestRules.Require(completion.Count > 0, "completion is empty; give what to explain.", "completion");
        var blocks = (completion.Count + package.Config.BlockLength - 1) / package.Config.BlockLength;
        var prompt = Ids(request.Prompt, "prompt", blocks * package.Config.BlockLength);
        return new GivenText(prompt, completion, top, granularity == "token");
    }

    private IReadOnlyList<int> Ids(TextOrTokens given, string parameter, int newTokens)
    {
        try
        {
            if (given.Tokens is { } ids)
            {
                _prompts.CheckIds(ids, newTokens);
                return ids;
            }

            return [.. _prompts.Text(given.Text!, newTokens).Select(span => span.Id)];
        }
        catch (PromptException refusal)
        {
            var place = refusal.Parameter?.Replace("tokens", parameter, StringComparison.Ordinal) ?? parameter;
            throw new ApiException(422, refusal.Code, refusal.Message, place);
        }
    }
}
