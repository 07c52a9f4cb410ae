using Whence.Corpora;
using Whence.Engine.Denoising;
using Whence.Provenance.Vectors;
using Whence.Tensors.Kernels;

namespace Whence.Provenance.Tests.Vectors;

public sealed class TrainingVectorReaderTests(TinyBank fixture) : IClassFixture<TinyBank>
{
    [Fact]
    public void Read_Document_PlacesEveryCharacterOfItsChunks()
    {
        var document = fixture.Trained[0];
        var places = Reader(2).Read([document]).Documents[0];
        for (var i = 0; i < document.Chunks.Count; i++)
        {
            var text = string.Concat(places.Where(place => place.Chunk == i)
                .Select(place => document.Text[place.StartChar..place.EndChar]));
            Assert.Equal(document.TextOf(document.Chunks[i]), text);
        }
    }

    [Fact]
    public void Read_AllMaskedAtOnce_IsTheComposedVectorOfAMaskedSequence()
    {
        var document = Short("document", "The keeper trims the lamp.", "High water was at ten.");
        var read = Reader(1).Read([document]);
        var tokens = new int[read.Positions];
        Array.Fill(tokens, fixture.Model.Package.Config.Tokens.Mask);
        int[] outputs = [.. read.Documents[0].Select(place => place.Position)];
        var expected = new ushort[outputs.Length * read.Width];
        Bf16.Narrow(Composed(tokens, outputs), expected);
        Assert.Equal(expected, read.Values);
    }

    [Fact]
    public void Read_TwoSets_ShowsEachTokenTheOtherHalf()
    {
        // With one other token in sight or not, a vector changes; so the halves must not both be all masked.
        var document = Short("document", "The keeper trims the lamp.");
        Assert.NotEqual(Reader(1).Read([document]).Values, Reader(2).Read([document]).Values);
    }

    [Fact]
    public void Read_Together_IsReadAlone()
    {
        var documents = fixture.Trained.Take(6).ToList();
        var alone = documents.SelectMany(document => Reader(2).Read([document]).Values);
        Assert.Equal(alone, Reader(2).Read(documents).Values);
    }

    [Fact]
    public void Read_LongerThanTheContext_ReadsEveryTokenOnce()
    {
        var context = fixture.Model.Package.Config.ContextLength;
        var document = fixture.Trained.MaxBy(document => document.Text.Length)!;
        var read = Reader(2).Read([document]);
        Assert.True(read.Positions > 2 * context, $"{read.Positions} tokens");
        Assert.Equal(read.Documents[0].Count, read.Count);
        Assert.All(
            Enumerable.Range(0, read.Count),
            row => Assert.Contains(read.Values[(row * read.Width)..((row + 1) * read.Width)], value => value != 0));
    }

    private TrainingVectorReader Reader(int sets) =>
        new(fixture.Model.Denoiser, fixture.Model.Package.Tokenizer, new MaskOptions { Sets = sets });

    private static CorpusDocument Short(string id, params string[] chunks)
    {
        var (text, places) = (string.Join(' ', chunks), new List<CorpusChunk>());
        foreach (var chunk in chunks)
        {
            var start = places.Count == 0 ? 0 : places[^1].EndChar + 1;
            places.Add(new CorpusChunk(start, start + chunk.Length));
        }

        return new CorpusDocument(id, "source", text, places);
    }

    private float[] Composed(int[] tokens, int[] outputs)
    {
        var denoiser = fixture.Model.Denoiser;
        var rows = new float[outputs.Length * denoiser.Config.Width];
        using var cache = denoiser.CreateCache(tokens.Length);
        denoiser.Forward([new DenoiserWindow(cache, tokens, 0, tokens.Length, outputs, null)], rows);
        denoiser.Compose(rows, outputs.Length, null, rows);
        return rows;
    }
}
