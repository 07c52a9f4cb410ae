using Whence.Engine.Diffusion;
using Whence.Provenance.Evidence;
using Whence.Provenance.Exclusions;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Tests.Exclusions;

public sealed class ExcludingDenoiserTests(TinyBank fixture) : IClassFixture<TinyBank>
{
    private const int Candidates = 8;

    [Fact]
    public void Decode_NothingExcluded_IsTheModelItself()
    {
        var plain = TinyAnswer.Of(fixture).Trace;
        Assert.Equal(plain.Commits, Decode(new Exclusion { Sources = new HashSet<string> { "another" } }).Commits);
    }

    [Fact]
    public void Decode_SourcesExcluded_DecidesByTheRemainingVector()
    {
        var exclusion = new Exclusion { Sources = new HashSet<string> { "source-0", "source-1" } };
        var (plain, trace) = (TinyAnswer.Of(fixture).Trace, Decode(exclusion));
        Assert.NotEqual(plain.Commits.Select(commit => commit.Logit), trace.Commits.Select(commit => commit.Logit));

        // The first step sees the same sequence in both: there the vector is the plain one without what is excluded.
        var (mixtures, reduced) = (Mixtures(), new ReducedBank(fixture.Bank, exclusion));
        var hidden = trace.Hidden[0];
        var expected = (float[])hidden.Clone();
        fixture.Model.Denoiser.Compose(hidden, 1, null, expected);
        reduced.Remove(expected, mixtures.Fit(expected)[0]);
        Assert.Equal(expected, trace.Composed[0]);
    }

    private MixtureFit Mixtures() => new(fixture.Bank, WorkerPool.CallerOnly, Candidates);

    private DecodeTrace Decode(Exclusion exclusion)
    {
        using var denoiser = new ExcludingDenoiser(
            fixture.Model.Denoiser, new ReducedBank(fixture.Bank, exclusion), Mixtures());
        return new Decoder(denoiser).Decode(new DecodeRequest(
            fixture.Model.Package.Tokenizer.Encode("The keeper trims"), GenerationOptions.Greedy(16))).Trace;
    }
}
