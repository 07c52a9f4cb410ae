using Whence.Engine.Randomness;
using Whence.Tensors.Threading;
using Whence.Tracing.Evidence;

namespace Whence.Tracing.Tests.Evidence;

public sealed class AnswerTracerTests(TinyIndex tiny) : IClassFixture<TinyIndex>
{
    private const string Sentence = "High water was at ten.";

    [Fact]
    public void Trace_EachHit_IsASliceOfItsDocument()
    {
        var trace = Trace(tiny.Answer().Answer with { Answer = " " + Sentence, EndChar = Sentence.Length + 1 });
        var hits = trace.Mechanistic.Concat(trace.Lexical).Concat(trace.Nearest)
            .Concat(trace.Verbatim.SelectMany(found => found.Places)).ToList();
        Assert.NotEmpty(trace.Lexical);
        Assert.NotEmpty(trace.Nearest);
        Assert.All(hits, hit =>
        {
            var text = tiny.Index.Text.Corpus.Text(hit.Document.Ordinal);
            Assert.Equal(text[hit.StartChar..hit.EndChar], hit.Text);
            Assert.Equal(hit.Before, text[(hit.StartChar - hit.Before.Length)..hit.StartChar]);
            Assert.Equal(hit.After, text[hit.EndChar..(hit.EndChar + hit.After.Length)]);
            Assert.InRange(hit.Share, 0, 1.000001);
            Assert.False(tiny.Index.IsHeldOut(hit.Document.Ordinal));
        });
    }

    [Fact]
    public void Trace_WordsOfTheCorpus_AreFoundInAllItsDocuments()
    {
        var found = Assert.Single(Trace(tiny.Answer().Answer with
        {
            Prompt = "", Answer = Sentence, EndChar = Sentence.Length,
        }).Verbatim);
        Assert.Equal((Sentence, 6), (found.Text, found.Span.Documents));
        Assert.All(found.Places, place => Assert.Equal(("sea", 1.0), (place.Document.Source, place.Share)));
    }

    [Fact]
    public void Trace_WordsOfHeldOutTextAlone_AreNoEvidence()
    {
        var text = TinyIndex.HeldOutSentence;
        var trace = Trace(tiny.Answer().Answer with { Prompt = "", Answer = text, EndChar = text.Length });
        Assert.Empty(trace.Verbatim);
    }

    [Fact]
    public void Trace_PartOfTheAnswer_LeavesMatchesBesideItOut()
    {
        var answer = Sentence + " And something else that nobody wrote.";
        var part = tiny.Answer().Answer with
        {
            Prompt = "", Answer = answer, StartChar = Sentence.Length, EndChar = answer.Length,
        };
        Assert.Empty(Trace(part).Verbatim);
        Assert.Single(Trace(part with { StartChar = 0, EndChar = 4 }).Verbatim);
    }

    [Fact]
    public void Trace_ChunksWithTheSameText_AreOneHit()
    {
        var lexical = Trace(tiny.Answer().Answer).Lexical;
        Assert.Equal(lexical.Count, lexical.Select(hit => hit.Text).Distinct().Count());
        Assert.Contains(lexical, hit => hit.Copies > 1);
        Assert.Equal(1, lexical.Sum(hit => hit.Share), 1e-9);
    }

    [Fact]
    public void Trace_VectorsLikeNoTrainingText_NamesNoSource()
    {
        var random = new SplitMix64(11);
        var answer = tiny.Answer().Answer;
        var trace = Trace(answer with
        {
            Composed =
            [
                .. answer.Composed.Select(vector => vector.Select(_ => (float)(random.NextDouble() - 0.5)).ToArray()),
            ],
        });
        Assert.False(trace.Evidence.IsSupported);
        Assert.Empty(trace.Mechanistic);
    }

    [Fact]
    public void Trace_VectorsOfTrainingTokens_NameTheirDocumentsSource()
    {
        var bank = tiny.Index.Bank;
        var prototype = Enumerable.Range(0, bank.Count).First(number => bank.Sources(number).Count == 1);
        var vector = new float[bank.Width];
        bank.Vector(prototype, 0, vector);
        var exemplar = bank.Exemplar(prototype);
        var trace = Trace(tiny.Answer().Answer with { Tokens = [exemplar.Token], Composed = [vector] });
        Assert.True(trace.Evidence.IsSupported);
        var source = bank.Documents[exemplar.Document].Source;
        Assert.Equal(source, trace.Nearest[0].Document.Source);
        Assert.Contains(trace.Mechanistic, hit => hit.Document.Source == source);
    }

    [Fact]
    public void Trace_NoToken_IsRefused()
    {
        var error = Assert.Throws<TracingException>(
            () => Trace(tiny.Answer().Answer with { Tokens = [], Composed = [] }));
        Assert.Contains("trace the whole answer", error.Message, StringComparison.Ordinal);
    }

    private AnswerTrace Trace(TracedAnswer answer) =>
        new AnswerTracer(tiny.Index, tiny.Model.Denoiser, WorkerPool.CallerOnly).Trace(answer);
}
