using System.Globalization;
using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Counterfactuals;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Models;
using Whence.Testing;
using Xunit.Abstractions;

namespace Whence.Explanations.Tests.Counterfactuals;

/// <summary>Every removal of one active concept from answers of the demonstration model.</summary>
/// <remarks>WHENCE_PROMPTS sets how many prompts are answered; the figures of docs/COUNTERFACTUALS.md took 20.
/// </remarks>
public sealed class DemoModelTests(ITestOutputHelper output)
{
    private const double Bound = 1e-3;

    private static readonly string[] Prompts =
    [
        "The oldest rain gauge in Brackhaven stands on", "The harbour master of Brackhaven", "The keeper trims",
        "High water was at", "The bakery on Quay Street", "The school stands", "A gale from the north",
        "The ferry leaves", "The museum holds", "Bread is baked", "The lighthouse", "The mayor said",
        "In the spring the market", "The bell of the chapel", "The fishing fleet", "At the town hall",
        "The old mill", "The council met", "Rain fell on", "The library opens",
    ];

    [Fact]
    public void Predict_EveryActiveConceptOfTheDemoModel_IsWhatTheHeadsObserve()
    {
        using var model = LoadedModel.Open(RepositoryRoot.Locate("models", "brackhaven"), 1);
        var wanted = Environment.GetEnvironmentVariable("WHENCE_PROMPTS") ?? "1";
        var (exact, rounded, additivity) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var prompt in Prompts.Take(int.Parse(wanted, CultureInfo.InvariantCulture)))
        {
            var options = GenerationOptions.Greedy(model.Package.Config.BlockLength, steps: 8);
            var request = new DecodeRequest(model.Package.Tokenizer.Encode(prompt), options);
            var trace = new Decoder(model.Denoiser).Decode(request).Trace;
            additivity.AddRange(
                ConceptAttribution.Explain(model.Denoiser, trace).Select(token => (double)token.AdditivityError));
            var trajectory = new FrozenTrajectory(
                model.Denoiser, new RecordedGeneration(trace, options), [.. Enumerable.Range(0, trace.Commits.Count)]);
            foreach (var removal in Removals(trajectory))
            {
                var predicted = trajectory.Predict(removal);
                exact.AddRange(Differences(predicted, trajectory.Observe(removal)));
                rounded.AddRange(Differences(predicted, trajectory.ObserveBf16(removal)));
            }
        }

        Report("additivity, fp32", additivity);
        Report("frozen removal, fp32", exact);
        Report("frozen removal, bf16", rounded);
        Assert.InRange(additivity.Max(), 0, Bound);
        Assert.InRange(exact.Max(), 0, Bound);
    }

    private static IEnumerable<EditOptions> Removals(FrozenTrajectory trajectory) =>
        Enum.GetValues<ConceptKind>().SelectMany(kind => trajectory.Active(kind).Keys.Select(
            concept => new EditOptions { Concepts = [ConceptEdit.Remove(kind, concept)] }));

    private static IEnumerable<double> Differences(IReadOnlyList<double> one, IReadOnlyList<double> other) =>
        one.Zip(other, (a, b) => Math.Abs(a - b));

    private void Report(string name, List<double> errors)
    {
        errors.Sort();
        output.WriteLine(
            $"{name}: max {errors[^1]:E2}, p99 {errors[errors.Count * 99 / 100]:E2}, " +
            $"median {errors[errors.Count / 2]:E2} of {errors.Count}");
    }
}
