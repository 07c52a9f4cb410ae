using Whence.Engine.Diffusion;

namespace Whence.Cli.Parity;

/// <summary>Compares whole generations, with the cache and without: tokens, commits, their order, their logits.
/// </summary>
internal static class RunChecks
{
    public static IEnumerable<ParityCheck> Run(GoldenFolder golden)
    {
        foreach (var run in golden.Json.GetProperty("runs").EnumerateArray().Select(GoldenRun.Read))
        {
            foreach (var cache in new[] { true, false })
            {
                yield return Check(golden, run, cache);
            }
        }
    }

    private static ParityCheck Check(GoldenFolder golden, GoldenRun run, bool cache)
    {
        var name = $"run.{run.Name}" + (cache ? string.Empty : ".uncached");
        if (run.Margin < Tolerance.Margin)
        {
            return ParityCheck.Skip(name, $"its margin of {run.Margin:E1} leaves the reference's choice to rounding");
        }

        var decoder = new Decoder(golden.Denoiser, new DecodeOptions { Cache = cache, ReadConcepts = false });
        var result = decoder.Decode(new DecodeRequest(golden.Prompt(run.Prompt), run.Options));
        if (!result.Tokens.SequenceEqual(run.Tokens))
        {
            var at = result.Tokens.Zip(run.Tokens).TakeWhile(pair => pair.First == pair.Second).Count();
            return new ParityCheck(name, false, double.PositiveInfinity, $"the tokens differ from position {at} on");
        }

        return result.Answer.Count == run.GeneratedTokens
            ? CompareCommits(name, result.Trace.Commits, run.Commits)
            : new ParityCheck(
                name, false, 0, $"{result.Answer.Count} tokens count as answer, not {run.GeneratedTokens}");
    }

    private static ParityCheck CompareCommits(
        string name, IReadOnlyList<Commit> commits, IReadOnlyList<GoldenCommits> expected)
    {
        // The reference records no commits under guidance.
        if (expected.Count == 0)
        {
            return new ParityCheck(name, true, 0);
        }

        var flat = expected.SelectMany(
            step => step.Positions.Select((position, i) => (step.Step, position, step.Tokens[i], step.Logits[i])));
        var worst = 0.0;
        foreach (var (commit, (step, position, token, logit)) in commits.Zip(flat))
        {
            if ((commit.Step, commit.Position, commit.Token) != (step, position, token))
            {
                return new ParityCheck(
                    name,
                    false,
                    double.PositiveInfinity,
                    $"step {commit.Step} commits {commit.Token} at {commit.Position}, the reference in step {step} " +
                    $"{token} at {position}");
            }

            worst = Math.Max(worst, Tolerance.Error(commit.Logit, logit));
        }

        var complete = commits.Count == expected.Sum(step => step.Positions.Length);
        return new ParityCheck(
            name, complete && worst <= Tolerance.Value, worst, complete ? null : "the number of commits differs");
    }
}
