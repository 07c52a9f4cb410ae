using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Parameters;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Concepts;

public sealed class TopTokensTests
{
    [Theory]
    [InlineData(ConceptKind.Known)]
    [InlineData(ConceptKind.Discovered)]
    public void Of_AnyConcept_RanksTokensByTheUnitEmbedding(ConceptKind kind)
    {
        var set = TinyModels.Draw(TinyModels.Plain, 171);
        var weights = new OracleWeights(set);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        for (var concept = 0; concept < 10; concept++)
        {
            var embedding = Embedding(weights, kind, concept);
            var length = Math.Sqrt(OracleTransformer.Dot(embedding, embedding));
            var oracle = new OracleTransformer(weights);
            var expected = Enumerable.Range(0, set.Config.VocabularySize)
                .Select(token => (Token: token, Alignment: oracle.Logit(embedding, token) / length))
                .OrderByDescending(pair => pair.Alignment)
                .Take(5)
                .ToList();
            var actual = TopTokens.Of(denoiser, kind, concept, 5);
            Assert.Equal(expected.Select(pair => pair.Token), actual.Select(pair => pair.Token));
            double[] alignments = [.. expected.Select(pair => pair.Alignment)];
            Near.Equal(alignments, [.. actual.Select(pair => pair.Alignment)], 1e-5, "alignment");
        }
    }

    private static double[] Embedding(OracleWeights weights, ConceptKind kind, int concept)
    {
        if (kind == ConceptKind.Known)
        {
            return weights.Row(ParameterNames.KnownHead + ParameterNames.ConceptEmbedding, concept);
        }

        var coefficients = weights.Row(ParameterNames.DiscoveredHead + ParameterNames.Coefficients, concept);
        return weights.Product(ParameterNames.DiscoveredHead + ParameterNames.Basis, coefficients);
    }
}
