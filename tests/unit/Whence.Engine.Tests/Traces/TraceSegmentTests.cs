using Whence.Engine.Attribution;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Decoding;
using Whence.Engine.Tests.Support;
using Whence.Engine.Traces;
using Whence.Safetensors;

namespace Whence.Engine.Tests.Traces;

/// <summary>A segment survives its file to the bit, and all segments together are the trace.</summary>
public sealed class TraceSegmentTests
{
    private static readonly TraceOrigin Origin = new("tiny", new string('a', 64), "cpu-scalar");

    public static TheoryData<string> Variants => ["plain", "no discovered head", "no residual"];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Join_CutAndWrittenAndRead_ExplainsAsTheTraceItself(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 4);
        var trace = Decode(denoiser, DecodeCases.All["entropy"]);
        var segments = TraceSegment.Cut(trace, TinyModels.BlockLength, Origin);
        var read = segments.Select(segment => TraceSegment.Parse(segment.ToBytes(), "segment")).Reverse();
        var joined = TraceSegment.Join(trace.Prompt, read);

        Assert.Equal(6, segments.Count);
        Assert.Equal(trace.Commits, joined.Commits);
        Assert.Equal(trace.Composed.SelectMany(row => row), joined.Composed.SelectMany(row => row));
        Assert.Equal(trace.Snapshot(5), joined.Snapshot(5));
        Assert.Equal(
            Numbers(ConceptAttribution.Explain(denoiser, trace)),
            Numbers(ConceptAttribution.Explain(denoiser, joined)));
    }

    [Fact]
    public void Read_BlockByBlock_EqualsAllRowsAtOnce()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 6);
        var trace = Decode(denoiser, DecodeCases.All["greedy"]);
        var position = 0;
        foreach (var segment in TraceSegment.Cut(trace, TinyModels.BlockLength, Origin))
        {
            var rows = trace.Hidden.Skip(position).Take(segment.Commits.Count).SelectMany(row => row).ToArray();
            var alone = denoiser.Read(rows, segment.Commits.Count);
            Assert.Equal(segment.Concepts.KnownIds, alone.KnownIds);
            Assert.Equal(segment.Concepts.KnownLogits, alone.KnownLogits);
            Assert.Equal(segment.Concepts.DiscoveredIds, alone.DiscoveredIds);
            Assert.Equal(segment.Concepts.DiscoveredLogits, alone.DiscoveredLogits);
            position += segment.Commits.Count;
        }

        Assert.Equal(trace.Commits.Count, position);
    }

    [Fact]
    public void ToBytes_SameSegmentTwice_GivesTheSameBytes()
    {
        var segment = Segments()[0];
        Assert.Equal(segment.ToBytes(), (segment with { }).ToBytes());
    }

    [Fact]
    public void Join_BlockMissing_NamesIt()
    {
        var segments = Segments();
        var error = Assert.Throws<InvalidDataException>(
            () => TraceSegment.Join(TinyModels.Prompt(6, 1), segments.Where(segment => segment.Block != 1)));
        Assert.Contains("block 1 is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_BlockOfAnotherModel_IsRefused()
    {
        var segments = Segments().ToArray();
        segments[2] = segments[2] with { Origin = Origin with { ModelDigest = new string('b', 64) } };
        var error = Assert.Throws<InvalidDataException>(() => TraceSegment.Join(TinyModels.Prompt(6, 1), segments));
        Assert.Contains("another model", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TruncatedFile_IsRefusedAsSafetensors()
    {
        var bytes = Segments()[0].ToBytes();
        foreach (var length in new[] { 0, 7, 8, 100, bytes.Length - 1 })
        {
            Assert.Throws<SafetensorsException>(() => TraceSegment.Parse(bytes.AsMemory(0, length), "cut"));
        }
    }

    [Fact]
    public void Parse_OtherSafetensorsFile_SaysThatItIsNoSegment()
    {
        var other = TensorWriter.Bytes([TensorData.Floats("x", [1], [1f])]);
        var error = Assert.Throws<InvalidDataException>(() => TraceSegment.Parse(other, "other"));
        Assert.Contains("'other'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NegativeBlock_IsRefused()
    {
        var latin = System.Text.Encoding.Latin1;
        var text = latin.GetString(Segments()[0].ToBytes());
        var broken = latin.GetBytes(text.Replace("\"block\":\"0\"", "\"block\":\"x\"", StringComparison.Ordinal));
        var error = Assert.Throws<InvalidDataException>(() => TraceSegment.Parse(broken, "broken"));
        Assert.Contains("'block'", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<TraceSegment> Segments()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 4);
        return TraceSegment.Cut(Decode(denoiser, DecodeCases.All["greedy"]), TinyModels.BlockLength, Origin);
    }

    private static DecodeTrace Decode(IDenoiser denoiser, GenerationOptions options) =>
        new Decoder(denoiser).Decode(new DecodeRequest(TinyModels.Prompt(6, 1), options)).Trace;

    private static IEnumerable<float> Numbers(IReadOnlyList<TokenAttribution> tokens) => tokens.SelectMany(
        token => token.Concepts.Select(concept => concept.Contribution).Append(token.Residual));
}
