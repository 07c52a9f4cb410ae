using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Whence.Attribution.Answers;
using Whence.Contracts.Attribution;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Models;
using Whence.Recordings;
using Whence.Services.Tests.Support;
using Whence.Testing;

namespace Whence.Attribution.Tests.Answers;

public sealed class AttributeConceptsHandlerTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly AttributionModel _model;
    private readonly LoadedModel _decoding;
    private readonly HeldPayloads _payloads = new();
    private readonly SentMessages _sent = new();
    private readonly Guid _id = Guid.NewGuid();

    public AttributeConceptsHandlerTests()
    {
        _model = new AttributionModel(LoadedModel.Open(_tiny.Folder, 1));
        _decoding = LoadedModel.Open(_tiny.Folder, 1);
    }

    public static TheoryData<string> Kinds { get; } = ["plain", "guided", "set"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HandleAsync_DecodedAnswer_IsExplainedAndAddsUp(string kind)
    {
        var settings = Settings(kind);
        var result = Decode(settings);
        await HandleAsync(await MessageAsync(settings, result, Cut(result)));
        var message = _sent.Single<ConceptsAttributed>();
        var document = await _payloads.GetAsync<AttributionDocument>(_id, message.Attribution);
        Assert.True(document.Verification.Ok, $"{document.Verification}");
        Assert.Equal(message.Chunks, document.Chunks.Count);
        Assert.Equal((_model.Digest, "backend of the test"), (document.ModelDigest, document.Backend));
        Assert.All(document.Chunks, chunk => Assert.InRange(chunk.Concepts.Count, 1, settings.TopConcepts));
        Assert.All(document.Chunks.SelectMany(chunk => chunk.Concepts), concept =>
        {
            Assert.InRange(concept.Activation!.Value, 0, 1);
            Assert.Null(concept.Lift); // this model was not measured
            Assert.Null(concept.ZScore);
        });
        var tokens = document.Chunks.SelectMany(chunk => chunk.Tokens).ToList();
        Assert.NotEmpty(tokens);
        if (kind != "guided")
        {
            Assert.All(tokens, token => Assert.Equal(
                token.Logit, token.Parts.Known + token.Parts.Discovered + token.Parts.Residual, 2e-4f));
        }
    }

    [Fact]
    public async Task HandleAsync_TextBeyondTheBasicPlane_HasOffsetsInCodePoints()
    {
        var settings = Settings("plain") with { Temperature = 3, TopP = 1, Seed = 11 };
        var result = Decode(settings);
        await HandleAsync(await MessageAsync(settings, result, Cut(result)));
        var message = _sent.Single<ConceptsAttributed>();
        var document = await _payloads.GetAsync<AttributionDocument>(_id, message.Attribution);
        var end = 0;
        foreach (var chunk in document.Chunks)
        {
            Assert.Equal(end, chunk.StartChar);
            Assert.Equal(chunk.Text.EnumerateRunes().Count(), chunk.EndChar - chunk.StartChar);
            end = chunk.EndChar;
        }

        Assert.True(end > 0, "seed 11 gives no text");
    }

    [Fact]
    public async Task HandleAsync_Twice_SaysTheSameUnderTheSameId()
    {
        var settings = Settings("plain");
        var result = Decode(settings);
        var message = await MessageAsync(settings, result, Cut(result).AsEnumerable().Reverse());
        await HandleAsync(message);
        await HandleAsync(message);
        Assert.Equal(2, _sent.All.Count);
        Assert.Equal(_sent.All[0], _sent.All[1]);
    }

    [Theory]
    [InlineData("weights", "model_mismatch")]
    [InlineData("gap", "trace_unreadable")]
    [InlineData("bytes", "trace_unreadable")]
    [InlineData("none", "trace_unreadable")]
    [InlineData("missing", "payload_unreadable")]
    [InlineData("json", "payload_unreadable")]
    public async Task HandleAsync_TraceThatCannotBeRead_Fails(string kind, string code)
    {
        var settings = Settings("plain");
        var result = Decode(settings);
        var segments = kind switch
        {
            "weights" => Cut(result, digest: new string('0', 64)),
            "gap" => [.. Cut(result).Skip(1)],
            "bytes" => [[1, 2, 3]],
            "none" => [],
            _ => Cut(result),
        };
        var message = await MessageAsync(settings, result, segments);
        var nowhere = new PayloadReference("sha256:" + new string('0', 64), 3);
        await HandleAsync(kind switch
        {
            "missing" => message with { Segments = [nowhere] },
            "json" => message with { Request = message.Segments[0] },
            _ => message,
        });
        Assert.Equal(code, _sent.Single<AttributionFailed>().Code);
    }

    [Fact]
    public async Task HandleAsync_AnyOutcome_PutsNoTextIntoTheMessage()
    {
        var settings = Settings("plain");
        var result = Decode(settings);
        await HandleAsync(await MessageAsync(settings, result, Cut(result)));
        var names = JsonSerializer.SerializeToElement(_sent.Single<ConceptsAttributed>()).EnumerateObject()
            .Select(member => member.Name);
        Assert.Equal(["GenerationId", "Attribution", "Chunks", "AdditivityError", "ResidualShare"], names);
    }

    public void Dispose()
    {
        _model.Dispose();
        _decoding.Dispose();
        _tiny.Dispose();
    }

    private static GenerationSettings Settings(string kind)
    {
        var settings = new GenerationSettings
        {
            MaxNewTokens = 24, Steps = 24, Seed = 3, Temperature = 1.5f, TopP = 1, TopConcepts = 3,
        };
        return kind switch
        {
            "guided" => settings with { GuidanceScale = 2 },
            "set" => settings with
            {
                Interventions = new InterventionSettings { Known = new Dictionary<int, float> { [2] = 0.8f } },
            },
            _ => settings,
        };
    }

    private DecodeResult Decode(GenerationSettings settings)
    {
        var request = new DecodeRequest([1, 2, 3], RecordedOptions.Of(settings));
        return new Decoder(_decoding.Denoiser).Decode(request);
    }

    private byte[][] Cut(DecodeResult result, string? digest = null)
    {
        var origin = new TraceOrigin("tiny", digest ?? _model.Digest, "backend of the test");
        return [.. TraceSegment.Cut(result.Trace, TinyModel.BlockLength, origin).Select(segment => segment.ToBytes())];
    }

    private async Task<AttributeConcepts> MessageAsync(
        GenerationSettings settings, DecodeResult result, IEnumerable<byte[]> segments)
    {
        var references = new List<PayloadReference>();
        foreach (var segment in segments)
        {
            references.Add(await _payloads.PutAsync(_id, segment, CancellationToken.None));
        }

        return new AttributeConcepts
        {
            GenerationId = _id,
            Request = await _payloads.PutAsync(_id, new RequestDocument { Text = "x", Settings = settings }),
            Tokens = await _payloads.PutAsync(_id, new TokensDocument { Tokens = result.Trace.Prompt }),
            Segments = references,
        };
    }

    private Task HandleAsync(AttributeConcepts message) =>
        new AttributeConceptsHandler(
            _model,
            new RecordingReader(_payloads, _model.Package, _model.Digest),
            _payloads,
            _sent,
            new AttributionMetrics(new TestMeters()),
            NullLogger<AttributeConceptsHandler>.Instance)
            .HandleAsync(message, SentMessages.Context, CancellationToken.None);
}
