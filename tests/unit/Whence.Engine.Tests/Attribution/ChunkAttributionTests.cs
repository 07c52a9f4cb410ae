using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Decoding;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Attribution;

public sealed class ChunkAttributionTests
{
    private static readonly TokenAttribution[] ByHand =
    [
        Token(5, residual: 1f, new(ConceptKind.Known, 2, 0.5f, 2f), new(ConceptKind.Discovered, 2, 0.5f, -1f)),
        Token(6, residual: -2f, new(ConceptKind.Known, 2, 0.5f, -1f), new(ConceptKind.Known, 3, 0.5f, 5f)),
        Token(9, residual: 8f, new ConceptContribution(ConceptKind.Known, 7, 0.5f, 1f)),
    ];

    [Fact]
    public void Aggregate_ByHand_GivesEveryTokenOneVote()
    {
        var chunk = ChunkAttribution.Aggregate(ByHand, 5, 7);
        // Masses 4 and 8; known 2 has 2/4 and -1/8, discovered 2 has -1/4, known 3 has 5/8.
        Assert.Equal(
            [(ConceptKind.Known, 3), (ConceptKind.Known, 2), (ConceptKind.Discovered, 2)],
            chunk.Concepts.Select(share => (share.Kind, share.Concept)));
        Near.Equal([0.3125, 0.1875, -0.125], [.. chunk.Concepts.Select(share => share.Share)], 1e-6, "share");
        Near.Equal([2.5, 0.5, -0.5], [.. chunk.Concepts.Select(share => share.Contribution)], 1e-6, "contribution");
        Near.Equal(0.25, chunk.ResidualShare, 1e-6, "residual share");
        Near.Equal(0, chunk.ResidualNet, 1e-6, "net residual");
        Assert.Equal(0.125f, chunk.AdditivityError);
    }

    [Fact]
    public void Aggregate_NothingCommittedInside_IsEmpty()
    {
        var chunk = ChunkAttribution.Aggregate(ByHand, 0, 5);
        Assert.Empty(chunk.Concepts);
        Assert.Equal((0f, 0f, 0f), (chunk.ResidualShare, chunk.ResidualNet, chunk.AdditivityError));
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Aggregate_RealTraces_SharesStayBelowOne(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 121);
        var result = Decodes.Cached(denoiser, TinyModels.Prompt(6, 1), GenerationOptions.Greedy(16, 8, 1.3f));
        var tokens = ConceptAttribution.Explain(denoiser, result.Trace);
        for (var start = 6; start < 22; start += 3)
        {
            var chunk = ChunkAttribution.Aggregate(tokens, start, Math.Min(start + 5, 22));
            var mass = chunk.Concepts.Sum(share => Math.Abs(share.Share)) + chunk.ResidualShare;
            Assert.InRange(mass, 0.01, 1 + 1e-4);
            Assert.InRange(Math.Abs(chunk.ResidualNet), 0, chunk.ResidualShare + 1e-6);
            Assert.Equal(
                chunk.Concepts.Select(share => Math.Abs(share.Share)).OrderDescending(),
                chunk.Concepts.Select(share => Math.Abs(share.Share)));
        }
    }

    [Fact]
    public void Aggregate_OneToken_SharesAddUpToOne()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 122);
        var result = Decodes.Cached(denoiser, TinyModels.Prompt(6, 2), GenerationOptions.Greedy(8));
        var tokens = ConceptAttribution.Explain(denoiser, result.Trace);
        Assert.NotEmpty(tokens);
        foreach (var token in tokens)
        {
            var chunk = ChunkAttribution.Aggregate([token], token.Commit.Position, token.Commit.Position + 1);
            Near.Equal(
                1, chunk.Concepts.Sum(share => Math.Abs(share.Share)) + chunk.ResidualShare, 1e-5, "sum of shares");
        }
    }

    private static TokenAttribution Token(int position, float residual, params ConceptContribution[] concepts) =>
        new(new Commit(0, 0, position, 1, 0), concepts, residual, 0.125f);
}
