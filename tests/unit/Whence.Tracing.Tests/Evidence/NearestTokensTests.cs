using Whence.Provenance.Banks;
using Whence.Tensors.Threading;
using Whence.Tracing.Evidence;
using Whence.Tracing.Indexes;

namespace Whence.Tracing.Tests.Evidence;

public sealed class NearestTokensTests(TinyIndex tiny) : IClassFixture<TinyIndex>
{
    [Fact]
    public void Of_BankOfFewPrototypes_FindsWhatComparingWithEveryTokenFinds()
    {
        var folder = tiny.Place("coarse");
        tiny.Build(folder, options: TinyIndex.Options with { PrototypesMax = 6 });
        using var index = TraceIndex.Open(folder);
        var composed = tiny.Answer().Answer.Composed.Take(5).ToList();
        var found = new NearestTokens(index.Bank, WorkerPool.CallerOnly).Of(composed);
        Assert.Equal(1, found.Sum(chunk => chunk.Share), 1e-9);
        var expected = composed.SelectMany(vector => Nearest(index.Bank, vector))
            .GroupBy(member => member.Document).ToDictionary(group => group.Key, group => group.Count() / 50.0);
        var shares = found.GroupBy(chunk => chunk.Document)
            .ToDictionary(group => group.Key, group => group.Sum(chunk => chunk.Share));
        Assert.Equal(expected.Keys.Order(), shares.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, shares[pair.Key], 1e-9));
    }

    private static IEnumerable<BankMember> Nearest(PrototypeBank bank, float[] vector)
    {
        var query = Centred(bank, vector);
        return Enumerable.Range(0, bank.Count)
            .SelectMany(prototype => bank.Members(prototype).Index().Select(member =>
            {
                var own = new float[bank.Width];
                bank.Vector(prototype, member.Index, own);
                return (member.Item, Cosine: Cosine(query, Centred(bank, own)));
            }))
            .OrderByDescending(pair => pair.Cosine).Take(10).Select(pair => pair.Item);
    }

    private static double Cosine(float[] left, float[] right) =>
        Dot(left, right) / Math.Sqrt(Dot(left, left) * Dot(right, right));

    private static double Dot(float[] left, float[] right) => left.Zip(right, (a, b) => (double)a * b).Sum();

    private static float[] Centred(PrototypeBank bank, float[] vector)
    {
        var calibration = bank.Manifest.Calibration;
        return [.. vector.Select((value, i) => value - (calibration.Magnitude * calibration.Direction[i]))];
    }
}
