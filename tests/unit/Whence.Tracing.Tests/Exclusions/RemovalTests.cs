using Whence.Provenance.Evidence;
using Whence.Provenance.Exclusions;
using Whence.Tensors.Threading;
using Whence.Tracing.Exclusions;

namespace Whence.Tracing.Tests.Exclusions;

public sealed class RemovalTests(TinyIndex tiny) : IClassFixture<TinyIndex>
{
    [Fact]
    public void Frozen_SourceTakenOut_ClosedFormIsTheLogitComputedOnceMore()
    {
        var tokens = Frozen(new Exclusion { Sources = new HashSet<string> { "sea" } });
        Assert.Contains(tokens, token => Math.Abs(token.Change) > 0.01);
        Assert.All(tokens, token => Assert.InRange(token.Error, 0, 1e-3));
        Assert.Contains(tokens, token => token.Flips);
        Assert.All(tokens.Where(token => token.Flips), token => Assert.NotEqual(token.First, token.FirstAfter));
    }

    [Fact]
    public void Frozen_NothingTakenOut_LeavesEveryTokenAsItWas()
    {
        var exclusion = new Exclusion { Sources = new HashSet<string> { "nobody" } };
        Assert.All(Frozen(exclusion), token => Assert.Equal((0.0, false), (token.Change, token.Flips)));
    }

    [Fact]
    public void Again_NothingTakenOut_IsTheSameAnswer()
    {
        var (answer, request) = tiny.Answer();
        var again = Removal(new Exclusion()).Again(request);
        Assert.Equal(answer.Answer, tiny.Model.Package.Tokenizer.Decode([.. again.Answer]));
    }

    [Fact]
    public void Again_AllTakenOut_IsAnotherAnswer()
    {
        var (answer, request) = tiny.Answer();
        var removal = Removal(new Exclusion { Sources = new HashSet<string> { "sea", "land" } });
        Assert.Equal(12, removal.Documents);
        Assert.NotEqual(answer.Answer, tiny.Model.Package.Tokenizer.Decode([.. removal.Again(request).Answer]));
    }

    [Theory]
    [InlineData("sea", "land", 6)]
    [InlineData("land", "sea", 6)]
    public void Draw_Source_IsAsManyDocumentsOfAnother(string source, string other, int size)
    {
        var exclusion = new Exclusion { Sources = new HashSet<string> { source } };
        var control = ControlDocuments.Draw(tiny.Index.Bank, exclusion, 1)!;
        Assert.Equal([other], control.Sources);
        Assert.Equal(size, tiny.Index.Bank.Documents.Count(control.Exclusion.Excludes));
        Assert.DoesNotContain(tiny.Index.Bank.Documents, document =>
            control.Exclusion.Excludes(document) && exclusion.Excludes(document));
    }

    [Fact]
    public void Draw_OneDocument_IsOneOfAnotherSourceDrawnBySeed()
    {
        var exclusion = new Exclusion { Documents = new HashSet<string> { "d0" } };
        var drawn = Enumerable.Range(0, 20)
            .Select(seed => ControlDocuments.Draw(tiny.Index.Bank, exclusion, (ulong)seed)!).ToList();
        Assert.All(drawn, control => Assert.Equal((1, "land"), (control.Documents.Count, control.Sources.Single())));
        Assert.True(drawn.Select(control => control.Documents.Single()).Distinct().Count() > 1);
        Assert.Equal(drawn[3].Documents, ControlDocuments.Draw(tiny.Index.Bank, exclusion, 3)!.Documents);
    }

    [Fact]
    public void Draw_NoSourceLeft_IsNone() => Assert.Null(ControlDocuments.Draw(
        tiny.Index.Bank, new Exclusion { Documents = new HashSet<string> { "d0", "d1" } }, 1));

    private IReadOnlyList<TokenRemoval> Frozen(Exclusion exclusion)
    {
        var answer = tiny.Answer().Answer;
        var reader = new EvidenceReader(tiny.Index.Bank, tiny.Model.Denoiser);
        return Removal(exclusion).Frozen(answer, reader.Explain(answer.Composed, answer.Tokens));
    }

    private Removal Removal(Exclusion exclusion) =>
        new(tiny.Index, tiny.Model.Denoiser, WorkerPool.CallerOnly, exclusion);
}
