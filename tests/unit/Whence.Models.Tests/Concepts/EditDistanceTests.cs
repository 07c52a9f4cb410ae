using Whence.Models.Concepts;

namespace Whence.Models.Tests.Concepts;

public class EditDistanceTests
{
    [Fact]
    public void Between_RandomWords_EqualsTheRecursiveDefinition()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var (left, right) = (Word(random), Word(random));
            Assert.True(
                Naive(left, right) == EditDistance.Between(left, right), $"seed 11, round {i}: '{left}' and '{right}'");
        }
    }

    private static string Word(Random random) =>
        new([.. Enumerable.Range(0, random.Next(7)).Select(_ => (char)('a' + random.Next(3)))]);

    private static int Naive(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length + right.Length;
        }

        var replaced = Naive(left[1..], right[1..]) + (left[0] == right[0] ? 0 : 1);
        return Math.Min(replaced, 1 + Math.Min(Naive(left[1..], right), Naive(left, right[1..])));
    }
}
