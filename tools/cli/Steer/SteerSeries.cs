using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Steering.Profiles;
using Whence.Steering.Runs;

namespace Whence.Cli.Steer;

/// <summary>Answers with a profile, once or for several strengths of what it amplifies.</summary>
internal sealed class SteerSeries(LoadedModel model, IReadOnlyList<int> prompt, GenerationOptions options)
{
    public IReadOnlyList<SteerRunReport> Run(
        SteeringProfile profile,
        IReadOnlyList<float> strengths,
        Action<int, int> tell,
        CancellationToken cancellation)
    {
        float?[] each = strengths.Count == 0 ? [null] : [.. strengths];
        var requests = each.Select(strength => Request(profile, strength)).ToList();
        var reports = new List<SteerRunReport>();
        foreach (var (strength, request) in each.Zip(requests))
        {
            var before = reports.Count;
            var comparison = Compare(
                request, (step, steps) => tell((before * steps) + step, each.Length * steps), cancellation);
            reports.Add(SteerBuilder.Run(comparison, strength));
        }

        return reports;
    }

    // Checked before the first answer, so that the last strength cannot spoil the others.
    private DecodeRequest Request(SteeringProfile profile, float? strength)
    {
        if (profile is { Amplify: [], Suppress: [], Entries: [], Rules: [] })
        {
            throw new CommandException(
                "Nothing is steered; give --amplify, --suppress, --scale, --when, --abort-when or --profile.");
        }

        var pushed = strength is null ? profile : profile with
        {
            Amplify = [.. profile.Amplify.Select(push => push with { Strength = strength })],
        };
        var request = new DecodeRequest(
            prompt, new ProfileResolver(model.Package).Resolve(pushed).ApplyTo(options));
        RequestChecks.Check(request, model.Package.Config);
        return request;
    }

    private SteeredComparison Compare(DecodeRequest request, Action<int, int> tell, CancellationToken cancellation)
    {
        var run = new SteeredRun(model.Package, model.Denoiser);
        var plan = run.Plan(request, options.Seed);
        var decoder = new Decoder(model.Denoiser, new DecodeOptions { ReadConcepts = false });
        var results = decoder.Decode(
            plan.All, progress => tell(progress.Step, progress.Steps), cancellation);
        return run.Compare(plan, results, cancellation);
    }
}
