using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Steering.Runs;
using Whence.Testing;

namespace Whence.Steering.Tests.Runs;

/// <summary>On the demonstration model: through all layers, with the text held fixed.</summary>
public sealed class SteeringResponseTests : IDisposable
{
    private readonly LoadedModel _model = LoadedModel.Open(RepositoryRoot.Locate("models", "brackhaven"), 1);

    [Fact]
    public void Mass_Unsteered_IsThatOfTheGeneration()
    {
        var (generation, options) = Generate("The keeper of Gull Rock light is");
        var mass = Own("polite");
        var response = new SteeringResponse(_model.Denoiser, generation);
        Assert.Equal(mass.Of(generation.Trace, options), response.Mass(null, mass), 1e-6);
    }

    [Theory]
    [InlineData("polite")]
    [InlineData("hostile")]
    [InlineData("formal")]
    [InlineData("gale")]
    [InlineData("frost")]
    public void Mass_Amplified_GrowsWithTheStrength(string concept)
    {
        var (generation, _) = Generate("Visitor guide to Brackhaven: the Moss.");
        var (response, mass) = (new SteeringResponse(_model.Denoiser, generation), Own(concept));
        var id = _model.Package.Catalogue.Find(concept)!.Id;
        double[] masses =
        [
            response.Mass(null, mass),
            .. new[] { 1f, 2, 3, 4, 6 }.Select(
                logits => response.Mass(SteeringOptions.Amplify([id], logits, layer: null), mass)),
        ];
        Assert.Equal(masses.Order(), masses);
        Assert.True(masses[^1] > masses[0] + 0.05, string.Join(' ', masses));
        Assert.True(response.Mass(SteeringOptions.Unlearn(id, strength: -1.75f, mask: 3), mass) <= masses[0]);
    }

    public void Dispose() => _model.Dispose();

    private ConceptMass Own(string concept) =>
        new(_model.Denoiser, ConceptKind.Known, _model.Package.Catalogue.Find(concept)!.Id);

    private (RecordedGeneration Generation, GenerationOptions Options) Generate(string prompt)
    {
        var options = GenerationOptions.Greedy(32, steps: 8);
        var trace = new Decoder(_model.Denoiser)
            .Decode(new DecodeRequest(_model.Package.Tokenizer.Encode(prompt), options)).Trace;
        return (new RecordedGeneration(trace, options), options);
    }
}
