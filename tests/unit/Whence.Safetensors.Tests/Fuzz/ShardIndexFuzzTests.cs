using System.Text;

namespace Whence.Safetensors.Tests.Fuzz;

public sealed class ShardIndexFuzzTests
{
    private const string Sound = """
        {"metadata":{"total_size":8,"tags":["x",{"k":null}]},
        "weight_map":{"a":"one.safetensors","b":"two.safetensors"}}
        """;

    [Fact]
    public void Parse_TwentyThousandMutations_GivesAnIndexOrTheTypedError()
    {
        var accepted = 0;
        for (var seed = 1; seed <= 20_000; seed++)
        {
            accepted += Accepts(seed) ? 1 : 0;
        }

        Assert.InRange(accepted, 100, 19_000);
    }

    private static bool Accepts(int seed)
    {
        try
        {
            return ShardIndex.Parse(Mutate(new Random(seed)), "index.json").Shards.Count >= 0;
        }
        catch (SafetensorsException)
        {
            return false;
        }
        catch (Exception error)
        {
            Assert.Fail($"seed {seed}: {error}");
            return false;
        }
    }

    private static byte[] Mutate(Random random)
    {
        var json = Encoding.UTF8.GetBytes(Sound);
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(json.Length);
            var until = random.Next(at, Math.Min(json.Length, at + 20));
            json = random.Next(3) switch
            {
                0 => [.. json[..at], (byte)random.Next(256), .. json[(at + 1)..]],
                1 => [.. json[..at], .. json[until..]],
                _ => [.. json[..until], .. json[at..]],
            };
        }

        return json;
    }
}
