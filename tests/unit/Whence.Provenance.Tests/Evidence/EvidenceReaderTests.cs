using Whence.Provenance.Evidence;

namespace Whence.Provenance.Tests.Evidence;

public sealed class EvidenceReaderTests(TinyBank fixture) : IClassFixture<TinyBank>
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(32)]
    public void Explain_Answer_AddsUpToTheLogitOfEachCommit(int candidates)
    {
        var answer = TinyAnswer.Of(fixture, candidates: candidates);
        foreach (var (commit, token) in answer.Trace.Commits.Zip(answer.Tokens))
        {
            Assert.Equal(commit.Logit, token.Logit, 3);
            Assert.True(token.AdditivityError <= 1e-3, $"off by {token.AdditivityError}");
            Assert.All(token.Terms, term => Assert.True(term.Weight > 0));
            Assert.InRange(token.Terms.Count, 0, candidates);
        }
    }

    [Fact]
    public void Explain_MoreCandidates_LeavesNoMoreBehind()
    {
        var (few, many) = (TinyAnswer.Of(fixture, candidates: 2), TinyAnswer.Of(fixture, candidates: 16));
        Assert.All(
            few.Tokens.Zip(many.Tokens),
            pair => Assert.True(pair.Second.ResidualLength <= pair.First.ResidualLength + 1e-6));
    }

    [Fact]
    public void Explain_PrototypeItself_IsThatPrototypeAlone()
    {
        var bank = fixture.Bank;
        var reader = new EvidenceReader(bank, fixture.Model.Denoiser);
        for (var prototype = 0; prototype < bank.Count; prototype++)
        {
            var token = bank.Exemplar(prototype).Token;
            var evidence = reader.Explain([bank.Mean(prototype).ToArray()], [token])[0];
            Assert.Equal(1, evidence.Resemblance, 4);
            Assert.True(evidence.ResidualLength < 1e-3, $"prototype {prototype} leaves {evidence.ResidualLength}");
            Assert.Equal(1, evidence.Terms.Single(term => term.Prototype == prototype).Weight, 2);
        }
    }

    [Fact]
    public void Explain_ZeroVector_HasNoTermsAndNoCoverage()
    {
        var evidence = new EvidenceReader(fixture.Bank, fixture.Model.Denoiser)
            .Explain([new float[fixture.Bank.Width]], [5])[0];
        Assert.Empty(evidence.Terms);
        Assert.Equal((0, 0, 0), (evidence.Logit, evidence.Coverage, evidence.ResidualLength));
    }
}
