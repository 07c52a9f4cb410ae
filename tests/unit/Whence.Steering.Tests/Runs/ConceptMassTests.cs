using Whence.Engine.Concepts;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Steering.Runs;
using Whence.Testing;

namespace Whence.Steering.Tests.Runs;

/// <summary>What follows at the head in closed form, for random states and concepts.</summary>
public sealed class ConceptMassTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly LoadedModel _model;

    public ConceptMassTests() => _model = LoadedModel.Open(_tiny.Folder, 1);

    [Fact]
    public void Of_Amplified_GrowsWithTheStrength()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (state, concept) = Draw(seed);
            var mass = new ConceptMass(_model.Denoiser, ConceptKind.Known, concept, 1 + (seed % 16));
            var direction = Unit(concept);
            var before = 0.0;
            for (var strength = -4f; strength <= 4; strength += 0.5f)
            {
                var now = mass.Of(Logits([.. state.Zip(direction, (h, e) => h + (strength * e))]));
                Assert.True(now >= before - 1e-6, $"seed {seed}, strength {strength}: {now} after {before}");
                before = now;
            }
        }
    }

    [Fact]
    public void Of_UniformLogits_IsTheShareOfItsTokens()
    {
        var mass = new ConceptMass(_model.Denoiser, ConceptKind.Known, 2);
        var vocabulary = _model.Package.Config.VocabularySize;
        Assert.Equal((double)mass.Tokens.Count / vocabulary, mass.Of(new float[vocabulary]), 1e-9);
        Assert.Equal(ConceptMass.OwnTokens, mass.Tokens.Count);
    }

    [Fact]
    public void LogitMask_Suppressed_NeverRaisesATokenAndSparesAntiAlignedOnes()
    {
        for (var concept = 0; concept < TinyModel.Known; concept++)
        {
            var mask = new SteeringPlan(SteeringOptions.Unlearn(concept, mask: 7), _model.Denoiser).LogitMask!;
            var alignments = Logits(Embedding(concept));
            var antiAligned = Enumerable.Range(0, mask.Length).Where(token => alignments[token] <= 0).ToList();
            Assert.NotEmpty(antiAligned);
            Assert.All(antiAligned, token => Assert.Equal(0, mask[token]));
            Assert.All(mask, value => Assert.True(value >= 0, $"concept {concept} raises a token by {-value}"));

            // What the gate is for: subtracting the alignment itself would raise them.
            Assert.Contains(antiAligned, token => -7 * alignments[token] > 0);
        }
    }

    [Fact]
    public void At_TermsInAnyOrder_GiveTheSameInjectionToTheBit()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            SteeringTerm[] terms =
            [
                .. Enumerable.Range(0, TinyModel.Known).Select(id => new SteeringTerm(
                    ConceptKind.Known, id, (float)(random.NextDouble() + 0.1) * (random.Next(2) == 0 ? 5 : -5))),
                new SteeringTerm(ConceptKind.Discovered, random.Next(TinyModel.Discovered), 2),
            ];
            var expected = Plan(terms);
            random.Shuffle(terms);
            var actual = Plan(terms);
            Assert.Equal(expected.At(0)!.Direction, actual.At(0)!.Direction);
            Assert.Equal(expected.At(0)!.Strength, actual.At(0)!.Strength);
        }

        SteeringPlan Plan(SteeringTerm[] terms) => new(new SteeringOptions { Terms = terms }, _model.Denoiser);
    }

    [Fact]
    public void At_OneTerm_MovesItsBestTokenByItsStrength()
    {
        for (var concept = 0; concept < TinyModel.Known; concept++)
        {
            foreach (var strength in new[] { 3f, -3f })
            {
                var steering = new SteeringOptions { Terms = [new SteeringTerm(ConceptKind.Known, concept, strength)] };
                var injection = new SteeringPlan(steering, _model.Denoiser).At(0)!;
                var best = TopTokens.Of(_model.Denoiser, ConceptKind.Known, concept, 1)[0].Token;
                Assert.Equal(strength, injection.Strength * Logits(injection.Direction)[best], 1e-4f);
            }
        }
    }

    public void Dispose()
    {
        _model.Dispose();
        _tiny.Dispose();
    }

    private (float[] State, int Concept) Draw(int seed)
    {
        var random = new Random(seed);
        var width = _model.Package.Config.Width;
        float[] state = [.. Enumerable.Range(0, width).Select(_ => (float)(random.NextDouble() - 0.5))];
        return (state, random.Next(TinyModel.Known));
    }

    private float[] Unit(int concept)
    {
        var embedding = Embedding(concept);
        var length = MathF.Sqrt(embedding.Sum(value => value * value));
        return [.. embedding.Select(value => value / length)];
    }

    private float[] Embedding(int concept)
    {
        var embedding = new float[_model.Package.Config.Width];
        _model.Denoiser.ConceptEmbedding(ConceptKind.Known, concept, embedding);
        return embedding;
    }

    private float[] Logits(float[] state)
    {
        var logits = new float[_model.Package.Config.VocabularySize];
        _model.Denoiser.Logits(state, 1, logits);
        return logits;
    }
}
