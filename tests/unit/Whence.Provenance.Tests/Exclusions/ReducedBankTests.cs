using Whence.Corpora.Sources;
using Whence.Provenance.Exclusions;

namespace Whence.Provenance.Tests.Exclusions;

public sealed class ReducedBankTests(TinyBank fixture) : IClassFixture<TinyBank>
{
    [Theory]
    [InlineData("source-0")]
    [InlineData("source-1")]
    [InlineData("source-0 source-1 source-2")]
    public void LogitChange_SourcesExcluded_IsThatOfTheScoredVector(string sources)
    {
        var answer = TinyAnswer.Of(fixture);
        var reduced = Without(new Exclusion { Sources = sources.Split(' ').ToHashSet() });
        var moved = 0.0;
        for (var i = 0; i < answer.Tokens.Count; i++)
        {
            var (token, change) = (answer.Tokens[i].Token, Change(reduced, answer, i));
            var after = Logits(reduced.Remove(answer.Trace.Composed[i], answer.Tokens[i]))[token];
            var before = Logits(answer.Trace.Composed[i])[token];
            Assert.True(Math.Abs(after - before - change) <= 1e-3, $"token {i}: {after - before} and {change}");
            moved += Math.Abs(change);
        }

        Assert.True(moved > 0.01, $"the logits moved by {moved} in all");
    }

    [Fact]
    public void LogitChange_EverythingExcluded_LeavesTheResidual()
    {
        var answer = TinyAnswer.Of(fixture);
        var reduced = Without(new Exclusion { Sources = new HashSet<string> { "source-0", "source-1", "source-2" } });
        for (var i = 0; i < answer.Tokens.Count; i++)
        {
            Assert.Equal(answer.Tokens[i].Residual, answer.Tokens[i].Logit + Change(reduced, answer, i), 2);
        }
    }

    [Fact]
    public void Of_DocumentExcluded_IsTheMeanOfTheOthers()
    {
        var bank = fixture.Bank;
        var reduced = Without(new Exclusion { Documents = new HashSet<string> { "document-00", "document-03" } });
        var rebuilt = 0;
        for (var prototype = 0; prototype < bank.Count; prototype++)
        {
            var members = bank.Members(prototype);
            var left = Enumerable.Range(0, members.Length)
                .Where(i => bank.Documents[members[i].Document].Id is not ("document-00" or "document-03")).ToList();
            if (left.Count == members.Length)
            {
                Assert.Null(reduced.Of(prototype));
                continue;
            }

            rebuilt += left.Count > 0 ? 1 : 0;
            Assert.Equal(left.Count, reduced.Of(prototype)!.Remaining);
            Assert.Equal(Mean(prototype, left), reduced.Of(prototype)!.Mean?.Select(value => MathF.Round(value, 3)));
        }

        Assert.True(rebuilt > 0);
        Assert.Equal(2, reduced.Documents);
    }

    [Fact]
    public void Of_PrototypeExcluded_IsDropped()
    {
        var reduced = Without(new Exclusion { Prototypes = new HashSet<int> { 1 } });
        Assert.Equal(new ReducedPrototype(0, null), reduced.Of(1));
        Assert.Null(reduced.Of(0));
    }

    [Fact]
    public void Remove_NothingExcluded_ChangesNothing()
    {
        var answer = TinyAnswer.Of(fixture);
        var reduced = Without(new Exclusion { Sources = new HashSet<string> { "another" } });
        Assert.Equal(answer.Trace.Composed[0], reduced.Remove(answer.Trace.Composed[0], answer.Tokens[0]));
        Assert.Equal(0, Change(reduced, answer, 0));
    }

    [Fact]
    public void Excludes_Licence_IsTheDocumentsOrElseItsSources()
    {
        var exclusion = new Exclusion
        {
            Licences = new HashSet<string> { "CC-BY-4.0" },
            Registry = new SourceRegistry([new SourceRecord("source-1", "One", "CC-BY-4.0")]),
        };
        foreach (var document in fixture.Bank.Documents)
        {
            Assert.Equal(document.Source == "source-1" && document.Licence is null, exclusion.Excludes(document));
        }
    }

    private ReducedBank Without(Exclusion exclusion) => new(fixture.Bank, exclusion);

    private double Change(ReducedBank reduced, TinyAnswer answer, int index)
    {
        var head = new float[fixture.Bank.Width];
        fixture.Model.Denoiser.HeadRow(answer.Tokens[index].Token, head);
        return reduced.LogitChange(answer.Tokens[index], head);
    }

    private float[] Logits(float[] composed)
    {
        var logits = new float[fixture.Model.Denoiser.Config.VocabularySize];
        fixture.Model.Denoiser.Logits(composed, 1, logits);
        return logits;
    }

    private IEnumerable<float>? Mean(int prototype, List<int> members)
    {
        if (members.Count == 0)
        {
            return null;
        }

        var (sum, vector) = (new double[fixture.Bank.Width], new float[fixture.Bank.Width]);
        foreach (var member in members)
        {
            fixture.Bank.Vector(prototype, member, vector);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += vector[i] / members.Count;
            }
        }

        return sum.Select(value => MathF.Round((float)value, 3));
    }
}
