using Whence.Provenance.Evidence;

namespace Whence.Provenance.Tests.Evidence;

public sealed class AnswerEvidenceTests(TinyBank fixture) : IClassFixture<TinyBank>
{
    [Fact]
    public void Of_Answer_HandsEveryPositiveContributionToSources()
    {
        var tokens = TinyAnswer.Of(fixture).Tokens;
        var answer = AnswerEvidence.Of(fixture.Bank, tokens);
        var positive = tokens.SelectMany(token => token.Terms).Sum(term => Math.Max(0, term.Contribution));
        Assert.Equal(positive, answer.Sources.Sum(source => source.Contribution), 3);
        Assert.Equal(1, answer.Sources.Sum(source => source.Share), 6);
        Assert.All(
            answer.Sources,
            source => Assert.Equal(source.Share, source.Documents.Sum(document => document.Share), 6));
        var shares = answer.Sources.Select(source => source.Share).ToList();
        Assert.Equal(shares.OrderDescending(), shares);
    }

    [Fact]
    public void Of_Answer_ListsOpposingPrototypesApart()
    {
        var tokens = TinyAnswer.Of(fixture).Tokens;
        var answer = AnswerEvidence.Of(fixture.Bank, tokens);
        Assert.All(answer.Prototypes, prototype => Assert.True(prototype.Contribution > 0));
        Assert.All(answer.Opposing, prototype => Assert.True(prototype.Contribution < 0));
        Assert.Equal(
            tokens.Sum(token => token.Logit - token.Residual),
            answer.Prototypes.Concat(answer.Opposing).Sum(prototype => prototype.Contribution),
            2);
    }

    [Fact]
    public void Of_ContributionToAToken_GoesToTheMembersThatSayIt()
    {
        var bank = fixture.Bank;
        for (var prototype = 0; prototype < bank.Count; prototype++)
        {
            var members = bank.Members(prototype);
            foreach (var token in members.Select(member => member.Token).Append(-1).Distinct())
            {
                var saying = members.Where(member => token < 0 || member.Token == token).ToList();
                var evidence = new TokenEvidence(token, 2, [new PrototypeTerm(prototype, 1, 1, 2)], 0, 1, 0);
                var answer = AnswerEvidence.Of(bank, [evidence]);
                Assert.Equal(
                    saying.Select(member => member.Document).Distinct().Order(),
                    answer.Sources.SelectMany(source => source.Documents).Select(d => d.Document).Order());
                var first = bank.Documents[saying[0].Document].Source;
                var share = saying.Count(m => bank.Documents[m.Document].Source == first) / (double)saying.Count;
                Assert.Equal(share, answer.Sources.Single(source => source.Source == first).Share, 6);
            }
        }
    }

    [Fact]
    public void Of_CitedDocument_HasItsOffsetsInsideTheChunk()
    {
        var answer = AnswerEvidence.Of(fixture.Bank, TinyAnswer.Of(fixture).Tokens);
        foreach (var cited in answer.Sources.SelectMany(source => source.Documents))
        {
            var chunk = fixture.Trained[cited.Document].Chunks[cited.Chunk];
            Assert.InRange(cited.StartChar, chunk.StartChar, cited.EndChar - 1);
            Assert.InRange(cited.EndChar, cited.StartChar + 1, chunk.EndChar);
        }
    }

    [Fact]
    public void Of_VectorUnlikeAnyTrainingText_NamesNoSource()
    {
        var reader = new EvidenceReader(fixture.Bank, fixture.Model.Denoiser);
        var away = fixture.Bank.Mean(0).ToArray();
        for (var i = 0; i < away.Length; i++)
        {
            away[i] = i % 2 == 0 ? -away[i] : 3 * away[i];
        }

        var unlike = AnswerEvidence.Of(fixture.Bank, reader.Explain([away], [5]));
        var like = AnswerEvidence.Of(fixture.Bank, reader.Explain([fixture.Bank.Mean(0).ToArray()], [5]));
        Assert.False(unlike.IsSupported, $"resemblance {unlike.Resemblance}");
        Assert.True(like.Resemblance > unlike.Resemblance);
    }
}
